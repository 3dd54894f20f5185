// Which tab sends what waits: the one that holds the room's Web Lock. Without locks (http on a LAN, old browsers)
// each tab has an outbox of its own and may always send.
import type { DrainLease } from '../client/ports.ts';
import { randomBytes } from './platform.ts';

const SHARED_BOX = 'shared';
const TAB_KEY = 'ajar:tab';

const hasLocks = 'locks' in navigator;

/** The box this tab's posts wait in; a reload keeps it. */
export function boxName(): string {
  if (hasLocks) return SHARED_BOX;
  try {
    const known = sessionStorage.getItem(TAB_KEY) ?? randomBytes(8).join('-');
    sessionStorage.setItem(TAB_KEY, known);
    return known;
  } catch {
    return randomBytes(8).join('-');
  }
}

export function drainLease(room: string): DrainLease {
  return { acquire: (held) => (hasLocks ? waitForLock(`ajar:drain:${room}`, held) : holdAtOnce(held)) };
}

function waitForLock(name: string, held: () => void): () => void {
  const giveUp = new AbortController();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const hold = () => {
    held();
    return released;
  };
  // Aborting while waiting rejects the request, which is what was asked for.
  navigator.locks.request(name, { signal: giveUp.signal }, hold).catch(() => {});
  return () => {
    giveUp.abort();
    release();
  };
}

function holdAtOnce(held: () => void): () => void {
  queueMicrotask(held);
  return () => {};
}
