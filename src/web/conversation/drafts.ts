// What someone has written and not sent, per room, with the caret: a reload, a crash or another room loses none of it.
import * as v from 'valibot';
import { readLocal, removeLocal, writeLocal } from '../local-storage.ts';
import { KeptMode } from './composer-mode.ts';

const Draft = v.object({ text: v.string(), start: v.number(), end: v.number(), mode: v.optional(KeptMode) });
export type Draft = v.InferOutput<typeof Draft>;

const SAVE_AFTER_MS = 250;

function keyOf(room: string): string {
  return `draft:${room}`;
}

export function readDraft(room: string): Draft | null {
  try {
    const stored: unknown = JSON.parse(readLocal(keyOf(room)) ?? 'null');
    return v.is(Draft, stored) ? stored : null;
  } catch {
    return null;
  }
}

function writeDraft(room: string, draft: Draft): void {
  if (draft.text === '' && draft.mode === undefined) removeLocal(keyOf(room));
  else writeLocal(keyOf(room), JSON.stringify(draft));
}

export interface DraftKeeper {
  /** Something changed; saved soon. */
  touch(): void;
  /** Saves now. */
  flush(): void;
  stop(): void;
}

/** Saves what `read` gives: soon after changes, and whenever the page may be about to go. */
export function keepDraft(room: string, read: () => Draft): DraftKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirty = false;
  const flush = () => {
    clearTimeout(timer);
    if (dirty) writeDraft(room, read());
    dirty = false;
  };
  const touch = () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(flush, SAVE_AFTER_MS);
  };
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
  const stop = () => {
    flush();
    removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', flush);
  };
  return { touch, flush, stop };
}
