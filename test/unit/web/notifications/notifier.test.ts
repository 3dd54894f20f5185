// Which tabs keep others from telling: only those that are in the room.
import { afterEach, expect, test, vi } from 'vitest';
import type { RoomEngine } from '../../../../src/client/state.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { FakeLocks } from './fake-locks.ts';

const soon = () => new Promise((resolve) => setImmediate(resolve));

afterEach(() => vi.unstubAllGlobals());

/** Locks that are held by a tab that is looked at, or not. */
async function openTab({ isLookedAt }: { isLookedAt: boolean }) {
  const locks = new FakeLocks();
  fakeBrowser({ locks });
  vi.stubGlobal('document', { visibilityState: 'visible', hasFocus: () => isLookedAt, addEventListener: () => {} });
  const { openNotifier } = await import('../../../../src/web/notifications/notifier.ts');
  const { signal } = await import('@preact/signals');
  const room = { id: 'tea', title: '', topic: '' };
  const stateOf = (status: string) => ({ room, connection: { status } });
  let follow = (_state: unknown) => {};
  const engine = {
    state: stateOf('connecting'),
    onEvent: () => () => {},
    subscribe: (listener: typeof follow) => {
      follow = listener;
      return () => {};
    },
  };
  const stop = openNotifier({ engine: engine as unknown as RoomEngine, wanted: signal(null) });
  const close = async () => {
    stop();
    await soon();
  };
  const enter = async (status: string) => {
    follow(stateOf(status));
    await soon();
  };
  const heldNames = async () => (await locks.query()).held.map(({ name }) => name).sort();
  return { enter, heldNames, close };
}

test('[D7] a tab leads only while it is in the room', async () => {
  const { enter, heldNames, close } = await openTab({ isLookedAt: false });
  expect(await heldNames()).toEqual([]);
  for (const leave of [() => enter('waiting'), close]) {
    await enter('joined');
    expect(await heldNames()).toEqual(['ajar:notify:tea']);
    await leave();
    expect(await heldNames()).toEqual([]);
  }
});

test('[D7] and is looked at only while it shows the room', async () => {
  const { enter, heldNames } = await openTab({ isLookedAt: true });
  await enter('joined');
  expect(await heldNames()).toEqual(['ajar:look:tea', 'ajar:notify:tea']);
  await enter('ended');
  expect(await heldNames()).toEqual([]);
});
