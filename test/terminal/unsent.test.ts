// What the terminal client says of what it could not send: kept only where it is, and how far the input was read.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { builtProgram, endRuns, newPerson, type Person, startPiped } from './world.ts';

let program: string;
let ann: Person;
const nowhere = 'http://127.0.0.1:1';
/** Nothing can be written any more. */
const fullDisk = `import files from 'node:fs/promises'; import { syncBuiltinESMExports } from 'node:module';
  files.open = async () => { throw new Error('ENOSPC'); }; syncBuiltinESMExports();`;
const onFullDisk = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(fullDisk)}` };

beforeAll(async () => {
  program = await builtProgram();
  ann = await newPerson(nowhere);
  await start(['key', 'export']).finish();
});

afterEach(endRuns);
afterAll(() => ann.forget());

const start = (args: readonly string[], env: Record<string, string> = {}) =>
  startPiped(program, args, { ...ann.env, ...env });

describe('[G9] what is not sent', () => {
  test.each([
    ['its folder cannot be made', { XDG_STATE_HOME: '/dev/null' }],
    ['the disk is full', onFullDisk],
  ])('is called lost, not kept, where %s, and that is a failure', async (_, env) => {
    const { code, stderr } = await start(['send', 'lobby', 'hello', '--timeout', '1'], env).finish();
    expect(stderr).toContain('1 not sent, and lost: ');
    expect(stderr).not.toContain('kept');
    expect(stderr).toContain('No server answers');
    expect(code).toBe(1);
  });

  test('of an input that is too long to wait is told by its lines', async () => {
    const lines = Array.from({ length: 1_000 }, (_, i) => `line ${i + 1}\n`).join('');
    const { code, stderr } = await start(['flood', '--timeout', '1']).finish(lines);
    expect(code).toBe(69);
    expect(stderr).toContain('200 not sent yet; kept for the next run.');
    expect(stderr).toContain('Standard input was read up to line 200, not to its end.');
  });

  test('of an input that was read whole is only what is kept', async () => {
    const { stderr } = await start(['drop', '--timeout', '1']).finish('one\n\ntwo\n');
    expect(stderr).toContain('2 not sent yet; kept for the next run.');
    expect(stderr).not.toContain('was read');
  });
});
