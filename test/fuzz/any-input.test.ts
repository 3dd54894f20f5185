// [G17] No input breaks the room: whatever one peer sends, nothing throws and another's conversation goes on.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeDown } from '../../src/protocol/codec.ts';
import { decodeUp } from '../../src/protocol/decode-up.ts';
import { normaliseName } from '../../src/protocol/names.ts';
import { parseRoomId } from '../../src/protocol/room-id.ts';
import { normaliseText } from '../../src/protocol/text.ts';
import { messagePost, type Person, settle, TestRoom } from '../support/test-room.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });
const anyId = fc.oneof(fc.constant('a'.repeat(16)), fc.constant('__proto__'), anyText);
const anySeq = fc.oneof(fc.constantFrom(0, 1, -1, 2 ** 53, 0.5, Number.NaN), fc.nat(), fc.double());
const anyBody = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.record({ text: anyText }), fc.record({ name: anyText }));
const anyPost = fc.record(
  {
    id: anyId,
    epoch: anyText,
    base: anySeq,
    kind: fc.oneof(fc.constantFrom('message', 'name', 'room'), anyText),
    target: anySeq,
    body: anyBody,
  },
  { requiredKeys: [] },
);
const frameLike = fc.record(
  {
    type: fc.oneof(
      fc.constantFrom('hello', 'guest', 'post', 'pull', 'page', 'search', 'sync', 'typing', 'presence'),
      anyText,
    ),
    ...{ key: anyText, signature: anyText, name: anyText, engine: anyId, attempt: anySeq, heartbeat: fc.boolean() },
    since: fc.record({ epoch: anyText, seq: anySeq, id: anyText }),
    posts: fc.array(anyPost, { maxLength: 60 }),
    query: anyText,
    ...{ after: anySeq, before: anySeq, ref: anySeq, limit: anySeq, seq: anySeq },
    ...{ on: fc.oneof(fc.boolean(), anyText), state: fc.oneof(fc.constantFrom('active', 'idle'), anyText) },
  },
  { requiredKeys: ['type'] },
);
const badHello = JSON.stringify({ type: 'guest', name: '\u202e', engine: 'e'.repeat(16), attempt: 0 });
const input = fc.oneof(
  fc.constant(badHello),
  anyText,
  fc.json(),
  fc.constantFrom(
    '{"__proto__":{"type":"post"}}',
    '[]',
    'null',
    '"',
    '\ud800',
    '{"type":"post","posts":[]}',
    '['.repeat(10_000),
  ),
  frameLike.map((frame) => JSON.stringify(frame)),
);

it('[G17] nothing that a peer sends throws, reaches others unasked or stops their conversation', async () => {
  let closed = 0;
  let complaints = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(input, { maxLength: 30 }),
      fc.constantFrom('greeted', 'joined', 'plain'),
      async (frames, state) => {
        const room = new TestRoom();
        const witness = room.join('W');
        const intruder = intrude(room, state);
        for (const frame of frames) room.say(intruder, frame);
        complaints += intruder.peer.sent.filter(
          (frame) => frame.startsWith('{"type":"error"') || frame.startsWith('* '),
        ).length;
        closed += intruder.peer.closed ? 1 : 0;
        await settle();
        witness.peer.take();
        room.say(witness, {
          type: 'post',
          posts: [messagePost('still here', room.store.facts().head, { epoch: room.store.facts().epoch })],
        });
        const heard = witness.peer.take().flatMap((frame) => (frame.type === 'events' ? frame.events : []));
        expect(heard.at(-1)?.body).toEqual({ text: 'still here' });
        expect(room.faults).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
  expect(closed).toBeGreaterThan(0);
  expect(complaints).toBeGreaterThan(100);
});

function intrude(room: TestRoom, state: string): Person {
  if (state === 'joined') return room.join('I');
  return state === 'plain' ? room.connectPlain('Intruder') : room.connect();
}

it('[G17] decoding and normalising never throw', () => {
  fc.assert(
    fc.property(input, (text) => {
      expect(typeof decodeUp(text).ok).toBe('boolean');
      expect(typeof decodeDown(text).ok).toBe('boolean');
      expect(typeof normaliseText(text).ok).toBe('boolean');
      expect(typeof normaliseName(text).ok).toBe('boolean');
      expect(typeof parseRoomId(text).ok).toBe('boolean');
    }),
    { numRuns: 1_000 },
  );
});

it('normal forms are fixed points', () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      for (const normalise of [normaliseText, normaliseName, parseRoomId]) {
        const once = normalise(text);
        if (!once.ok) continue;
        accepted += 1;
        expect(normalise(once.value)).toEqual(once);
      }
    }),
    { numRuns: 3_000 },
  );
  expect(accepted).toBeGreaterThan(500);
});
