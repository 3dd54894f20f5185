// The roster in `welcome` is kept as text between joins: whatever changes, it must read as if made anew.
import { expect, test } from 'vitest';
import { ROSTER_SAMPLE } from '../../../src/protocol/limits.ts';
import { type Person, TestRoom } from '../../support/test-room.ts';

/** The roster that someone joining is shown; they leave again. */
function rosterOf(room: TestRoom): unknown {
  const newcomer = room.join('Z');
  const welcome = newcomer.peer.take().find((frame) => frame.type === 'welcome');
  room.leave(newcomer);
  return welcome?.roster;
}

const changes: readonly [string, (room: TestRoom, ann: Person) => void][] = [
  ['a member it lists goes idle', (room, ann) => room.say(ann, { type: 'presence', state: 'idle' })],
  ['a member it lists takes another name', (room, ann) => room.say(ann, { type: 'post', posts: [rename('Anna')] })],
  ['a member it lists leaves', (room, ann) => room.leave(ann)],
  ['a member it does not list leaves', (room) => room.leave([...room.people].at(-1)!)],
  ['someone comes', (room) => void room.connectPlain('Newcomer')],
  ['the crowd shrinks', (room) => [...room.people].slice(-50).forEach((person) => void room.leave(person))],
];

function rename(name: string) {
  return { id: 'rename-rename-rename', epoch: '', base: 0, kind: 'name', body: { name } };
}

test.for(changes)('[Y1] the welcome tells the roster as it is after %s', ([, change]) => {
  for (const crowd of [3, ROSTER_SAMPLE, ROSTER_SAMPLE + 20]) {
    const room = new TestRoom();
    const ann = room.join('A');
    for (let n = 0; n < crowd; n += 1) room.connectPlain(`Member ${n}`);
    rosterOf(room);
    change(room, ann);
    const told = rosterOf(room);
    room.evict();
    expect(told).toEqual(rosterOf(room));
  }
});
