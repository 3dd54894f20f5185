// A conversation as it once went over the wire, replayed against the room and the engine of today: who has not updated
// yet understands and is understood. What is in `golden` is never edited: a version that differs adds a file of its own.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memoryOutbox, soleLease } from '../../src/client/memory-outbox.ts';
import { openRoom } from '../../src/client/open-room.ts';
import type { RoomState } from '../../src/client/state.ts';
import type { Down } from '../../src/protocol/down.ts';
import { Up } from '../../src/protocol/up.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { SocketScript } from '../support/scripted-socket.ts';
import { type Person, TestRoom } from '../support/test-room.ts';
import { fakePlatform } from '../unit/client/bench.ts';
import { Aliases } from './aliases.ts';
import { identityOf, prove } from './keys.ts';

/** Somebody does something, and within a second everyone hears of it. */
interface Step {
  readonly who: string;
  readonly does?: 'dials' | 'hangs up';
  readonly says?: Up;
  readonly heard: Readonly<Record<string, readonly Down[]>>;
}

const steps = readFileSync(new URL('golden/ajar.v1.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Step => JSON.parse(line));
const saidTypes = new Set(steps.flatMap(({ says }) => says?.type ?? []));
const heardTypes = new Set<string>(steps.flatMap(({ heard }) => Object.values(heard).flat()).map(({ type }) => type));
const GUS = `guest:${'g'.repeat(22)}`;

/** What a client of then makes of a frame: it passes over types that it does not know, and sentences are for people. */
const understood = (frames: readonly Down[]) =>
  frames
    .filter(({ type }) => heardTypes.has(type))
    .map((frame) => (frame.type === 'error' ? { ...frame, message: expect.any(String) } : frame));

/** The room gets what clients of then sent; what it answers is told to `compare`. */
async function replayToRoom(compare: (answered: readonly Down[], then: readonly Down[]) => void): Promise<void> {
  const room = new TestRoom();
  const people = new Map<string, Person>();
  const aliases = new Aliases();
  const act = ({ who, does, says }: Step): void => {
    const person = people.get(who) ?? room.connect();
    people.set(who, person);
    if (does === 'hangs up' && people.delete(who)) room.leave(person);
    const claim = says && room.room.hear(person.seat, aliases.textOf(says));
    if (claim?.kind === 'guest') room.room.admit(person.seat, claim, GUS);
    else if (claim) room.room.admit(person.seat, claim, prove({ ...claim, signed: aliases.undo(claim.signed) }));
  };
  for (const step of steps) {
    act(step);
    await room.clock.pass(1_000);
    for (const [who, { peer }] of people) {
      const answered = peer.sent.splice(0).map((text): Down => JSON.parse(text));
      const then = step.heard[who] ?? [];
      for (const [i, frame] of then.entries()) aliases.learn(frame, answered[i], ['nonce', 'epoch']);
      compare(answered, aliases.apply(then));
    }
  }
  expect(room.faults).toEqual([]);
}

/** Ann's engine gets what the room of then sent her; what it sends is told to `compare`. */
async function replayToEngine(compare: (sent: Up | undefined, then: Up) => void): Promise<RoomState> {
  const [clock, script, aliases] = [new FakeClock(), new SocketScript(), new Aliases()];
  const place = { origin: 'https://ajar.test', room: 'test', identity: identityOf('Ann'), name: 'Ann' };
  const platform = fakePlatform(clock, script);
  const engine = openRoom({ platform, ...place, outbox: memoryOutbox(), lease: soleLease });
  const act = async ({ does, says }: Step): Promise<void> => {
    if (does === 'dials') script.latest.onopen?.();
    if (does === 'hangs up') script.latest.fail();
    await clock.pass(does === 'hangs up' ? 15_000 : 0);
    for (const { kind, body, target } of says?.type === 'post' ? says.posts : []) await engine.post(kind, body, target);
    await clock.pass(0);
    if (!says) return;
    const sent = script.latest.take().find(({ type }) => type === says.type);
    aliases.learn(says, sent, ['engine']);
    if (says.type === 'post' && sent?.type === 'post') aliases.learn(says.posts[0], sent.posts[0], ['id']);
    compare(sent, aliases.apply(says));
  };
  for (const step of steps) {
    if (step.who === 'ann') await act(step);
    for (const frame of aliases.apply(step.heard.ann ?? [])) script.latest.deliver(frame);
    await clock.pass(0);
  }
  return engine.state;
}

/** The messages as a view shows them. */
const shown = ({ timeline, members }: RoomState) =>
  timeline.events.flatMap(({ seq, by, kind, body }) => {
    const { edit, isDeleted, reactions } = timeline.changes.get(seq) ?? { edit: null, isDeleted: false, reactions: [] };
    const text = edit?.text ?? (body as { text?: string } | null)?.text;
    const says = isDeleted ? 'deleted' : text;
    return kind === 'message' ? [[seq, members.get(by)?.name, says, ...reactions.map(({ emoji }) => emoji)]] : [];
  });

describe('[G20] a conversation in ajar.v1', () => {
  it('has every type of frame that a client sends, and most of a room’s', () => {
    expect(Up.options.map(({ entries }) => entries.type.literal).sort()).toEqual([...saidTypes].sort());
    expect(heardTypes.size).toBe(12);
  });

  it('is answered by the room as it was then', async () => {
    let frames = 0;
    await replayToRoom((answered, then) => {
      frames += then.length;
      expect(understood(answered)).toMatchObject(understood(then));
    });
    expect(frames).toBe(steps.flatMap(({ heard }) => Object.values(heard).flat()).length);
  });

  it('is understood by an engine, which says in it what was said then', async () => {
    let frames = 0;
    const state = await replayToEngine((sent, then) => {
      frames += 1;
      expect(sent).toMatchObject(then);
    });
    expect(frames).toBe(8);
    expect(shown(state)).toEqual([
      [1, 'Anna', 'Hello, dear Bea', '🎉'],
      [2, 'Bea', '@Ann **hi**'],
      [5, 'Anna', 'waves'],
      [6, 'Anna', 'deleted'],
      [10, 'Bea', 'one'],
      [11, 'Bea', 'while you were away'],
      [12, 'Gus', 'good day'],
    ]);
    expect(state).toMatchObject({ connection: { status: 'joined', caughtUp: true }, outbox: [] });
    expect([state.room.topic, state.you.name, state.roster.count]).toEqual(['Tea at four', 'Anna', 3]);
  });
});
