// Hooks of a room core that tests make, post by and look into.
import { expect } from 'vitest';
import type { NewHook } from '../../src/room/hooks/hook-desk.ts';
import type { Batch } from '../../src/room/hooks/outgoing.ts';
import { messagePost, type Person, type TestRoom } from './test-room.ts';

export const ANN = 'A'.repeat(43);
export const BOT = { member: `guest:${'b'.repeat(22)}`, name: 'CI' };
export const idOf = (number: number) => `hook-${number}-`.padEnd(24, '0');
export const incoming = (number = 1): NewHook => ({
  kind: 'incoming',
  id: idOf(number),
  name: 'CI',
  maker: ANN,
  tokenHash: `hash-${number}`,
});
export const outgoing = (rest: Partial<NewHook & { kind: 'outgoing' }> = {}): NewHook => ({
  ...{
    kind: 'outgoing',
    id: idOf(1),
    name: 'Robot',
    maker: ANN,
    url: 'https://a.example/x',
    secret: 'whsec_x',
    hears: 'all',
  },
  ...rest,
});

export const desk = (room: TestRoom) => room.room.hooks.desk;
export const queue = (room: TestRoom) => room.room.hooks.outgoing;
export const say = (room: TestRoom, person: Person, text: string, rest: object = {}) => {
  const { epoch, head } = room.store.facts();
  room.say(person, { type: 'post', posts: [{ ...messagePost(text, head, { epoch }), ...rest }] });
};
export const post = (room: TestRoom, texts: string[], reply: number | null = null) => {
  const hook = room.room.hooks.incoming('hash-1');
  return hook
    ? room.room.hooks.posts.post(hook, BOT, { texts, reply, id: null })
    : expect.fail('There is no such hook');
};
export const parcelsOf = (room: TestRoom, batches: readonly Batch[]) =>
  batches.flatMap(({ hook, seqs }) => seqs.flatMap((seq) => queue(room).parcel(hook, seq) ?? []));
export const told = (room: TestRoom, batches: readonly Batch[]) =>
  parcelsOf(room, batches).map(({ body }): { type: string; data: Record<string, unknown> } => JSON.parse(body));
