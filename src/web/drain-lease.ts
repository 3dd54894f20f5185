// Which tab sends what waits: the one that holds the room's Web Lock. Without locks (http on a LAN, old browsers,
// blocked cookies) each tab has an outbox of its own and may always send.
import type { DrainLease } from '../client/ports.ts';
import { keepAlive } from './box-life.ts';
import { holdLock } from './hold-lock.ts';
import { randomBytes } from './platform.ts';

const SHARED_BOX = 'shared';
const TAB_KEY = 'ajar:tab';

let naming: Promise<string> | undefined;

/** The box this tab's posts wait in; a reload keeps it. */
export function boxName(): Promise<string> {
  naming ??= canLock().then((can) => (can ? SHARED_BOX : ownBox()));
  return naming;
}

/** Where cookies are blocked the locks are there, but refuse. */
async function canLock(): Promise<boolean> {
  try {
    await navigator.locks.request('ajar:try', { ifAvailable: true }, () => null);
    return true;
  } catch {
    return false;
  }
}

function ownBox(): string {
  const name = tabName();
  keepAlive(name);
  return name;
}

function tabName(): string {
  const fresh = randomBytes(8).join('-');
  try {
    const known = sessionStorage.getItem(TAB_KEY) ?? fresh;
    sessionStorage.setItem(TAB_KEY, known);
    return known;
  } catch {
    return fresh;
  }
}

/** What keeps the lock from this page must not keep its posts here. */
export function drainLease(room: string): DrainLease {
  return { acquire: (held) => holdLock(`ajar:drain:${room}`, { held, failed: held }) };
}
