// Deletions that can still be undone: the message is gone for its author at once, the room hears of it when the time
// for second thoughts is over, or when the page is left. Nothing is sent after an undo, nothing is forgotten.
import type { Signal } from '@preact/signals';
import type { RoomEngine, RoomState } from '../../client/state.ts';
import type { EventId, Seq } from '../../protocol/ids.ts';
import { eventAt } from '../conversation/event-at.ts';
import type { LastWills } from './last-wills.ts';

export const UNDO_MS = 8_000;
/** So many can be undone at a time; with the next, the oldest becomes final. */
const UNDOABLE = 3;

export interface DeletionsPorts {
  readonly engine: Pick<RoomEngine, 'post'> & { readonly state: Pick<RoomState, 'timeline'> };
  /** Survive the page. */
  readonly wills: LastWills;
  /** In the order of deleting: what the list shows as deleted. */
  readonly deleting: Signal<ReadonlySet<Seq>>;
  /** Calls back once after that many ms; returns the way to cancel. */
  readonly after: (ms: number, callback: () => void) => () => void;
}

export interface Deletions {
  begin(seq: Seq): void;
  undo(seq: Seq): void;
  /** The newest one; whether there was any. */
  undoLast(): Seq | null;
  /** Someone is about to decide: time stands still. */
  hold(): void;
  release(): void;
  /** Now: the page is about to go. */
  finish(): void;
}

export function makeDeletions({ engine, wills, deleting, after }: DeletionsPorts): Deletions {
  const ids = new Map<Seq, EventId>();
  const timers = new Map<Seq, () => void>();
  let isHeld = false;

  const stopTimer = (seq: Seq) => {
    timers.get(seq)?.();
    timers.delete(seq);
  };
  const startTimer = (seq: Seq) => {
    stopTimer(seq);
    if (!isHeld)
      timers.set(
        seq,
        after(UNDO_MS, () => end(seq)),
      );
  };
  const forget = (seq: Seq) => {
    stopTimer(seq);
    deleting.value = new Set([...deleting.peek()].filter((other) => other !== seq));
    // What goes from under a pointer or the focus does not say that they left.
    isHeld &&= deleting.peek().size > 0;
  };
  const post = async (seq: Seq) => {
    const id = ids.get(seq);
    if (id !== undefined) wills.add({ seq, id });
    await engine.post('redact', {}, seq);
    wills.remove(seq);
  };
  const end = (seq: Seq) => {
    const isGone = engine.state.timeline.changes.get(seq)?.isDeleted === true;
    // The engine shows it as deleted before this list forgets it: it does not appear in between.
    if (!isGone) void post(seq);
    forget(seq);
  };
  return {
    begin(seq) {
      const event = eventAt(engine.state, seq);
      if (event) ids.set(seq, event.id);
      const [oldest] = deleting.peek();
      if (oldest !== undefined && deleting.peek().size >= UNDOABLE) end(oldest);
      deleting.value = new Set([...deleting.peek(), seq]);
      startTimer(seq);
    },
    undo: forget,
    undoLast() {
      const last = [...deleting.peek()].at(-1) ?? null;
      if (last !== null) forget(last);
      return last;
    },
    hold() {
      isHeld = true;
      for (const seq of deleting.peek()) stopTimer(seq);
    },
    release() {
      isHeld = false;
      for (const seq of deleting.peek()) startTimer(seq);
    },
    finish() {
      for (const seq of deleting.peek()) end(seq);
    },
  };
}
