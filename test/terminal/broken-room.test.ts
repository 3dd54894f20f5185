// How commands end where a room does not go on: it closes for good, or does not answer what it is asked.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLOSE } from '../../src/protocol/close-codes.ts';
import { type HostileRoom, openHostileRoom } from './hostile-room.ts';
import { builtProgram, endRuns, newPerson, type Person, startPiped } from './world.ts';

let program: string;
let ann: Person;
let room: HostileRoom;
const LAST = 'Bo: two\nBo: three\n';

beforeAll(async () => {
  program = await builtProgram();
  ann = await newPerson('http://127.0.0.1:1');
});

beforeEach(async () => {
  room = await openHostileRoom({ name: 'Bo', title: 'x', texts: ['two', 'three'], first: 2 });
});

afterEach(() => {
  endRuns();
  room.close();
});

afterAll(() => ann.forget());

const start = (...args: string[]) => startPiped(program, args, ann.env);

describe('a room that closes for good', () => {
  test.each([
    [CLOSE.full, 75, 'Every place in the room is taken.', []],
    [CLOSE.tooOld, 69, 'The server speaks another version', ['--no-input']],
  ])('with %i ends the filter with %i', async (closeCode, code, sentence, args) => {
    const filter = start(room.url, '-n', '2', ...args);
    await expect.poll(() => filter.stdout).toBe(LAST);
    room.end(closeCode);
    expect(await filter.ended()).toMatchObject({ code, stderr: expect.stringContaining(sentence) });
  });
});

describe('a room that does not tell its past', () => {
  test.each([
    ['history', ['history', '-n', '100']],
    ['history', ['history', '--since', '2026-01-01']],
    ['tail', ['tail', '--since', '2026-01-01']],
  ])('makes %s say that something is missing: %j', async (_, [command = '', ...args]) => {
    const { code, stdout, stderr } = await start(command, room.url, ...args, '--timeout', '1').ended();
    expect({ code, stdout }).toEqual({ code: 75, stdout: LAST });
    expect(stderr).toBe('ajar: The room did not answer in time: what is older is missing.\n');
  });

  test('is no matter where as much as was asked for is known', async () => {
    const { code, stdout, stderr } = await start('history', room.url, '-n', '2', '--timeout', '1').ended();
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: LAST, stderr: '' });
  });
});
