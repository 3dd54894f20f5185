// What every store must do with webhooks: the memory store passes it in Node, SQLite in workerd.
import { describe, expect, it } from 'vitest';
import type { Hook, OutgoingHook } from '../../src/room/hooks/hook.ts';
import type { WithStore } from './store-contract.ts';

const incoming = (id: string, madeAt: number): Hook => ({
  ...{
    kind: 'incoming',
    id,
    name: "'; DROP TABLE hooks; --",
    maker: 'A'.repeat(43),
    madeAt,
    usedAt: null,
    tokenHash: 'h',
  },
});
const outgoing: OutgoingHook = {
  ...{
    kind: 'outgoing',
    id: 'c',
    name: '漢 😀',
    maker: 'A'.repeat(43),
    madeAt: 2,
    usedAt: 7,
    url: 'https://a.example/',
  },
  ...{ secret: 'whsec_x', hears: 'mentions', state: 'gaveUp', cursor: 9, failures: 3, tryAt: 11 },
};

export function hooksContract(name: string, withStore: WithStore): void {
  describe(`[B1] ${name}'s hooks`, () => {
    it('are none before the first is made', () =>
      withStore(({ hooks }) => {
        hooks.remove('a');
        expect(hooks.all()).toEqual([]);
      }));

    it('come back as they were, in the order in which they were made', () =>
      withStore(({ hooks }) => {
        for (const hook of [incoming('b', 3), outgoing, incoming('a', 1)]) hooks.put(hook);
        expect(hooks.all()).toEqual([incoming('a', 1), outgoing, incoming('b', 3)]);
        hooks.put({ ...outgoing, cursor: 10 });
        expect(hooks.all()[1]).toEqual({ ...outgoing, cursor: 10 });
        hooks.remove('c');
        expect(hooks.all().map(({ id }) => id)).toEqual(['a', 'b']);
      }));

    it('may be made before anything was said, and stay when something is', () =>
      withStore((store) => {
        store.hooks.put(outgoing);
        expect(store.facts()).toMatchObject({ epoch: '', head: 0 });
        store.atomically(() => {
          store.begin('epoch-0000000001');
          store.addMember({ number: 1, member: 'A'.repeat(43), name: 'Ann', marks: ['bot'] });
          store.append({ seq: 1, at: 1, by: 1, id: 'event-0000000001', kind: 'message', target: null, body: '{}' });
        });
        expect([store.facts().head, store.hooks.all(), store.memberAt(1)?.marks]).toEqual([1, [outgoing], ['bot']]);
      }));

    it('go with the transaction they are written in', () =>
      withStore((store) => {
        store.hooks.put(outgoing);
        const attempt = () =>
          store.atomically(() => {
            store.hooks.put({ ...outgoing, cursor: 10 });
            throw new Error('The disk is full');
          });
        expect(attempt).toThrow('The disk is full');
        expect(store.hooks.all()).toEqual([outgoing]);
      }));
  });
}
