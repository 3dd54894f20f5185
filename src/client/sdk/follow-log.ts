// The log from any place on, in order, each event once: from the engine's window where that reaches, else from pages.
// Whoever reads slowly falls back on pages again, so nothing has to be kept for them.
import type { LogEvent } from '../../protocol/events.ts';
import type { Seq } from '../../protocol/ids.ts';
import { type ChangesBySeq, foldChanges } from '../changes.ts';
import type { Engine } from '../engine.ts';
import { AjarError } from './ajar-error.ts';
import type { PageReader } from './page-reader.ts';

/** Events that follow each other, and what became of them since. */
export interface Stretch {
  readonly events: readonly LogEvent[];
  readonly changes: ChangesBySeq;
  /** Nothing up to here is missing, except for what the room keeps no longer. */
  readonly upTo: Seq;
}

export interface Following {
  readonly engine: Engine;
  readonly pages: PageReader;
  /** Resolves when the room's state changed, or when it is time to stop. */
  changed(): Promise<void>;
  isStopped(): boolean;
}

/** Begins after `start`, in a room that was joined. */
export async function* followLog(following: Following, start: Seq): AsyncGenerator<Stretch, void, undefined> {
  const { engine, changed, isStopped } = following;
  const { follower } = engine.history;
  if (start > follower.seq) throw new AjarError('otherLog');
  let seq = start;
  let epoch = '';
  while (!isStopped()) {
    const stretch = inWindow(engine, seq) ?? (await onPage(following, seq));
    const { epoch: now = '' } = follower.basis ?? {};
    if (epoch !== '' && now !== epoch) throw new AjarError('otherLog');
    epoch = now;
    if (stretch === null || stretch.upTo === seq) await changed();
    else {
      seq = stretch.upTo;
      yield stretch;
    }
  }
}

/** Null where the window does not begin early enough. */
function inWindow({ published }: Engine, after: Seq): Stretch | null {
  const { events, changes } = published.state.timeline;
  const first = events[0];
  if (first !== undefined && first.seq > after + 1) return null;
  const next = events.filter(({ seq }) => seq > after);
  return { events: next, changes, upTo: next.at(-1)?.seq ?? after };
}

/** Null when there is no answer now. */
async function onPage({ engine, pages }: Following, after: Seq): Promise<Stretch | null> {
  if (!isCaughtUp(engine)) return null;
  const page = await pages.read(after);
  if (page === null) return null;
  const { events, asOf } = page;
  const changes = foldChanges(new Map(), [...events, ...page.changes]);
  return { events, changes, upTo: events.at(-1)?.seq ?? asOf };
}

export function isCaughtUp({ published }: Engine): boolean {
  const { connection } = published.state;
  return connection.status === 'joined' && connection.caughtUp;
}
