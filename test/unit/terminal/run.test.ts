// Which of its two faces a run without a command has.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { findPlaces } from '../../../src/terminal/disk/places.ts';
import { type Run, run } from '../../../src/terminal/run.ts';

test('with --json it is a filter, on a terminal too', async () => {
  const home = await mkdtemp(join(tmpdir(), 'ajar-run-'));
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
  stdin.end();
  const told: string[] = [];
  const around = {
    ...{ version: '0', env: {}, places: findPlaces({}, home), stdin, stdout, signal: new AbortController().signal },
    tell: (sentence: string) => void told.push(sentence),
    outliveReader: () => {},
  };
  const nowhere = ['--url', 'http://127.0.0.1:1', '--timeout', '1'];
  expect(await run(['lobby', '--json', ...nowhere], around as unknown as Run)).toBe(69);
  expect(told.at(-1)).toMatch(/^No server answers at /);
  await rm(home, { recursive: true, force: true });
});
