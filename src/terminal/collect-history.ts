// More of the past than the engine's window holds: asked for page by page, and kept as the window moves over it.
import type { ChangesBySeq } from '../client/changes.ts';
import type { RoomEngine, RoomState } from '../client/state.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { Seq } from '../protocol/ids.ts';
import { Ending, EXIT } from './exit-codes.ts';
import { until } from './waiting.ts';

export interface Past {
  /** Oldest first, without holes. */
  readonly events: readonly LogEvent[];
  /** Those and what came along from before: some are replied to. */
  readonly known: readonly LogEvent[];
  readonly changes: ChangesBySeq;
  /** False where time was up before all that is wanted was there. */
  readonly isWhole: boolean;
}

export interface PastWishes {
  /** Messages wanted. */
  readonly count: number;
  /** None older than this, in ms since 1970. */
  readonly since: number | null;
  readonly timeoutMs: number;
}

/** What was said, up to what the wishes name; less where there is no more, or time is up. */
export async function collectPast(engine: RoomEngine, { count, since, timeoutMs }: PastWishes): Promise<Past> {
  const events = new Map<Seq, LogEvent>();
  const changes = new Map(engine.state.timeline.changes);
  let messages = 0;
  let oldest: LogEvent | null = null;
  const take = (state: RoomState): boolean => {
    for (const event of state.timeline.events) {
      if (!events.has(event.seq) && event.kind === 'message') messages += 1;
      events.set(event.seq, event);
      if (oldest === null || event.seq < oldest.seq) oldest = event;
    }
    for (const [seq, change] of state.timeline.changes) changes.set(seq, change);
    const isPast = since !== null && oldest !== null && oldest.at < since;
    if (messages >= count || isPast || state.timeline.atBeginning) return true;
    engine.loadOlder();
    return false;
  };
  const isWhole = await until(engine, take, { timeoutMs, progress: () => events.size });
  engine.jumpToLatest();
  const known = [...events.values()].sort((a, b) => a.seq - b.seq);
  return { events: newest(known, { count, since }), known, changes, isWhole };
}

/** For who has printed what there is of it: a part must not pass for the whole. */
export function insistOnWhole({ isWhole }: Past): void {
  if (!isWhole) throw new Ending(EXIT.temporary, 'The room did not answer in time: what is older is missing.');
}

/** From the first of the wanted messages on. */
function newest(events: readonly LogEvent[], { count, since }: Pick<PastWishes, 'count' | 'since'>): LogEvent[] {
  const wanted = events.filter(({ at }) => since === null || at >= since);
  const messages = wanted.filter(({ kind }) => kind === 'message');
  const first = count === 0 ? null : (messages.at(-count) ?? wanted[0]);
  return first ? wanted.filter(({ seq }) => seq >= first.seq) : [];
}

/** The room as it is seen by who reads this past. */
export function sceneOf(state: RoomState, { known, changes }: Past): RoomState {
  return { ...state, timeline: { ...state.timeline, events: known, changes } };
}
