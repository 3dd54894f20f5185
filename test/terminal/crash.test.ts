// What the terminal client does when the server, or the client itself, is killed.
import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { generousVars, type SpawnedServer, spawnServer } from '../support/server.ts';
import { childrenOf, closePanes, forgetPanes, hasTmux, noTmux, Pane } from './pane.ts';
import { builtProgram, newPerson, type Person, textsIn } from './world.ts';

let server: SpawnedServer;
let program: string;
let ann: Person;
const room = 'terminal-crash';

beforeAll(async () => {
  program = await builtProgram();
});

beforeEach(async (context) => {
  if (!hasTmux) context.skip(noTmux);
  server = await spawnServer({ vars: generousVars });
  ann = await newPerson(server.url);
});

afterEach(async () => {
  await closePanes();
  await server.stop();
  await ann.forget();
});

afterAll(forgetPanes);

function openPane(...args: string[]): Pane {
  return new Pane([process.execPath, program, room, '--name', 'Ann', ...args], { env: ann.env });
}

/** On the same data, at the same address. */
async function startAgain(): Promise<void> {
  const { persist, url } = server;
  server = await spawnServer({ persist, port: Number(new URL(url).port), vars: generousVars });
}

/** Until a post is there, it is only on the screen. */
function waitingOnDisk(): number {
  const files = readdirSync(ann.env.XDG_STATE_HOME ?? '', { recursive: true, encoding: 'utf8' });
  return files.filter((file) => /outbox.*\.json$/.test(file)).length;
}

describe('the terminal client', () => {
  test('says that it reconnects, keeps what is written meanwhile, and doubles nothing', {
    timeout: 90_000,
  }, async () => {
    const pane = openPane();
    await pane.shows('/help');
    pane.enter('before');
    await pane.shows(/1 Ann: before/);
    await server.kill();
    await pane.shows('reconnecting…');
    pane.enter('while away');
    await pane.shows('… while away');
    await startAgain();
    await pane.shows(/2 Ann: while away/);
    await pane.hides('reconnecting…');
    await server.kill();
    await pane.shows('reconnecting…');
    pane.enter('before leaving');
    await pane.shows('… before leaving');
    pane.press('C-c', 'C-c');
    await pane.shows('1 not sent yet; kept for the next run.');
    const again = openPane();
    await again.shows('… before leaving');
    again.enter('a fourth one');
    await startAgain();
    await again.shows(/4 Ann: a fourth one/);
    expect(again.screen.join('\n')).toMatch(
      /1 Ann: before\n.*2 Ann: while away\n.*\n.*3 Ann: before leaving\n.*4 Ann: a/,
    );
    expect(await textsIn(server.url, room)).toEqual(['before', 'while away', 'before leaving', 'a fourth one']);
  });

  test('says that the room is reached again where the terminal only gets further lines', {
    timeout: 90_000,
  }, async () => {
    const pane = openPane('--plain');
    await pane.shows('/help');
    await server.kill();
    await pane.shows('reconnecting…');
    await startAgain();
    await pane.shows('connected again');
    pane.enter('there');
    await pane.shows(/1 Ann: there/);
  });

  test('[G9] [G3] loses and doubles nothing when it is killed', { timeout: 90_000 }, async () => {
    const pane = openPane();
    await pane.shows('/help');
    await server.kill();
    await pane.shows('reconnecting…');
    for (let i = 1; i <= 5; i += 1) pane.enter(`kept ${i}`);
    await pane.shows('… and 2 more to send');
    await expect.poll(waitingOnDisk).toBe(5);
    killTerminal(pane);
    await pane.shows('ended with 137');
    await startAgain();
    const again = openPane();
    await again.shows(/5 Ann: kept 5/);
    again.enter('and on');
    await again.shows(/6 Ann: and on/);
    killTerminal(again);
    const third = openPane();
    await third.shows(/6 Ann: and on/);
    await third.hides('…');
    expect(await textsIn(server.url, room)).toEqual(['kept 1', 'kept 2', 'kept 3', 'kept 4', 'kept 5', 'and on']);
  });
});

/** The program alone, not the shell that tells how it ended. */
function killTerminal(pane: Pane): void {
  for (const id of childrenOf(pane.pid)) process.kill(id, 'SIGKILL');
}
