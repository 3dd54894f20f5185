// What the Worker calls on a room: whose call it is, and which calls are one.
import { beforeEach, describe, expect, it } from 'vitest';
import { Calls } from '../../../src/server/calls.ts';
import type { PostCall } from '../../../src/server/room-calls.ts';
import { desk, incoming } from '../../support/test-hooks.ts';
import { TestRoom } from '../../support/test-room.ts';

const KEY = 'key once';
let room: TestRoom;
let calls: Calls;

beforeEach(() => {
  room = new TestRoom({ postsPerSecond: 2, postBurst: 20 });
  calls = new Calls({ room: 'test', core: room.room, hashAddress: async (address) => address });
});

async function seqOf(call: Partial<PostCall>): Promise<number | string> {
  const caller = { kind: 'guest', name: 'Cal' } as const;
  const message = { kind: 'message', body: '{"text":"one"}', idempotencyKey: KEY };
  const outcome = await calls.post({ caller, address: 'a', ...message, ...call });
  return outcome.kind === 'stored' ? outcome.seq : outcome.code;
}

describe('[P6] an Idempotency-Key', () => {
  const react = (emoji: string, on: boolean) => ({ kind: 'react', target: 1, body: JSON.stringify({ emoji, on }) });
  const edit = (target: number) => ({ kind: 'edit', target, body: '{"text":"uno"}' });

  it('is one of its method and address: the same at another is another request', async () => {
    const different = [{}, edit(1), react('👍', true), react('🎉', true), react('👍', false)];
    for (const [i, call] of different.entries()) expect(await seqOf(call)).toBe(i + 1);
    for (const [i, call] of different.entries()) expect(await seqOf(call)).toBe(i + 1);
    expect(await seqOf({ idempotencyKey: null })).toBe(6);
    expect(await seqOf(edit(6))).toBe(7);
    expect(await seqOf({ kind: 'redact', target: 6, body: '{}' })).toBe(8);
  });
});

describe('[B5] a hook’s token', () => {
  it('posts as fast as the hook may, under however many names', async () => {
    desk(room).make(incoming());
    const bots = Array.from(
      { length: 40 },
      (_, n) => ({ kind: 'bot', tokenHash: 'hash-1', name: `Bot ${n}` }) as const,
    );
    const outcomes = await Promise.all(bots.map((caller) => seqOf({ caller, idempotencyKey: null, address: '' })));
    expect(outcomes.filter((outcome) => outcome !== 'tooFast')).toHaveLength(20);
  });
});
