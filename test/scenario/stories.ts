// What must hold at the end of every story, whatever happened in it.
import { expect } from 'vitest';
import type { Device } from './device.ts';
import { textOf } from './disk.ts';
import type { Tab } from './tab.ts';
import type { Wire } from './wire.ts';

/** Every engine saw the log: each event once, in order, from its first page on; and shows the end of it (G4). */
export function expectOneStory(wire: Wire): void {
  const history = wire.history();
  for (const tab of wire.tabs) {
    expect(tab.seen.map(({ event }) => event)).toEqual(history.slice(tab.startsAt - 1));
    expectTimeline(tab, wire);
    expect(tab.state.connection).toMatchObject({ status: 'joined', caughtUp: true });
  }
}

export function expectTimeline(tab: Tab, wire: Wire): void {
  const history = wire.history();
  const { events, head, atEnd } = tab.state.timeline;
  const last = history.at(-1)?.seq ?? 0;
  expect({ head, atEnd }).toEqual({ head: last, atEnd: true });
  expect(events.length).toBeGreaterThanOrEqual(Math.min(history.length, 50));
  expect(events).toEqual(history.slice(history.length - events.length));
}

/**
 * Every post that reached the disk is in the log once, in its tab's order (G5, G9). What no room could take waits
 * in the outbox, where the person sees that it was refused.
 */
export function expectDelivered(wire: Wire, device: Device): void {
  const kept = device.composed.filter(({ id }) => device.saved.has(id));
  const good = kept.filter(({ isGood }) => isGood);
  const own = wire.history().filter(({ by, kind }) => by === device.member && kind === 'message');
  const stored = own.map(({ id, body }) => ({ id, text: textOf(body) }));
  expect([...stored].sort(byId)).toEqual(good.map(({ id, text }) => ({ id, text })).sort(byId));
  for (const tab of device.tabs) {
    const ids = good.filter((post) => post.tab === tab).map(({ id }) => id);
    expect(stored.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual(ids);
  }
  const bad = kept.filter(({ isGood }) => !isGood).map(({ id }) => id);
  for (const tab of device.livingTabs) {
    expect(tab.state.outbox.map(({ id }) => id).sort()).toEqual([...bad].sort());
    for (const { delivery } of tab.state.outbox) expect(delivery.status).toBe('refused');
  }
  expect([...device.box.posts.keys()].sort()).toEqual([...bad].sort());
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
