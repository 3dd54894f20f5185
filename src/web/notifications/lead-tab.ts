// Of several tabs with one room, one tells of its messages, and none does while the person looks at another. Locks know
// both, also after a tab crashed. Without locks the tabs claim each message in storage, which is nearly as good.
import { holdLock } from '../hold-lock.ts';
import { readLocal, writeLocal } from '../local-storage.ts';

export interface LeadTab {
  /** Whether this tab is the one to tell of the message of that seq. */
  mayTell(seq: number): Promise<boolean>;
  /** The person looks at this tab, or no longer. */
  setLookedAt(isLookedAt: boolean): void;
  stop(): void;
}

/** Tabs that claim at the same moment would not see each other. */
const STAGGER_MS = 200;

export function leadTab(room: string): LeadTab {
  const lookName = `ajar:look:${room}`;
  let stand: 'waiting' | 'leading' | 'alone' = 'waiting';
  let stopLooking: (() => void) | null = null;
  const stopWaiting = holdLock(`ajar:notify:${room}`, {
    held: () => {
      stand = 'leading';
    },
    failed: () => {
      stand = 'alone';
    },
  });
  const setLookedAt = (isLookedAt: boolean) => {
    // Shared: a tab that is about to be left must not keep the next one waiting.
    if (isLookedAt) stopLooking ??= holdLock(lookName, { mode: 'shared' });
    else {
      stopLooking?.();
      stopLooking = null;
    }
  };
  return {
    async mayTell(seq) {
      if (stand === 'alone') return claim(room, seq);
      return stand === 'leading' && !(await isHeld(lookName));
    },
    setLookedAt,
    stop() {
      stopWaiting();
      setLookedAt(false);
    },
  };
}

async function isHeld(name: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === name);
}

async function claim(room: string, seq: number): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * STAGGER_MS));
  const key = `told:${room}`;
  if (Number(readLocal(key) ?? 0) >= seq) return false;
  writeLocal(key, String(seq));
  return true;
}
