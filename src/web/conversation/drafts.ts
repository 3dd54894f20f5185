// What someone has written and not sent, per room, with the caret: a reload, a crash or another room loses none of it.
// Each tab keeps its own; the device keeps the latest, for tabs to come.
import * as v from 'valibot';
import { readLocal, removeLocal, writeLocal } from '../local-storage.ts';
import { readTab, writeTab } from '../tab-storage.ts';
import { KeptMode } from './composer-mode.ts';

const Draft = v.object({ text: v.string(), start: v.number(), end: v.number(), mode: v.optional(KeptMode) });
export type Draft = v.InferOutput<typeof Draft>;

const SAVE_AFTER_MS = 250;

function keyOf(room: string): string {
  return `draft:${room}`;
}

export function readDraft(room: string): Draft | null {
  try {
    const stored: unknown = JSON.parse(readKept(room) ?? 'null');
    return v.is(Draft, stored) ? stored : null;
  } catch {
    return null;
  }
}

function readKept(room: string): string | null {
  return readTab(keyOf(room)) ?? readLocal(keyOf(room));
}

/** In place of `before`, which this tab kept: what another tab put there is not removed. Returns what is kept now. */
function writeDraft(room: string, draft: Draft, before: string | null): string | null {
  const kept = draft.text === '' && draft.mode === undefined ? null : JSON.stringify(draft);
  writeTab(keyOf(room), kept);
  if (kept !== null) writeLocal(keyOf(room), kept);
  else if (readLocal(keyOf(room)) === before) removeLocal(keyOf(room));
  return kept;
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
  let kept = readKept(room);
  // Another tab may go on from the same one, and send it.
  writeTab(keyOf(room), kept);
  const flush = () => {
    clearTimeout(timer);
    if (dirty) kept = writeDraft(room, read(), kept);
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
