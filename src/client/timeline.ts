// The loaded window of the log. Pure: contiguous at every step, bounded in size, trimmed on the side away from
// where it grew.
import type { LogEvent } from '../protocol/events.ts';
import type { Seq } from '../protocol/ids.ts';
import type { Timeline } from './state.ts';

/** Rows kept, and how far the window may outgrow that before it is cut (L5). */
export const WINDOW_ROWS = 300;
export const WINDOW_SLACK = 20;
/**
 * The same for who follows the newest message: every drawing pays for each row, and every cut for all of them. Still
 * more than two views of a tall screen, or its upper edge would be asked for again right after each cut.
 */
const FOLLOWED_ROWS = 160;
const FOLLOWED_SLACK = 80;

export interface PageOfLog {
  readonly events: readonly LogEvent[];
  readonly floor: Seq;
  readonly asOf: Seq;
}

export const unknownTimeline: Timeline = {
  events: [],
  atBeginning: false,
  atEnd: true,
  loading: 'latest',
  changes: new Map(),
  floor: 1,
  head: 0,
  generation: 0,
};

/** The window becomes this page, the latest there is of a log known up to `known`. */
export function replaceWindow(timeline: Timeline, page: PageOfLog, known: Seq): Timeline {
  const events = endOf(page.events);
  const { floor, asOf } = page;
  return {
    ...timeline,
    events,
    floor,
    atBeginning: beginsAt(events, floor),
    atEnd: (events.at(-1)?.seq ?? asOf) === known,
    loading: 'none',
    head: Math.max(known, asOf),
    generation: timeline.generation + 1,
  };
}

/** Takes the log's next events. Who reads elsewhere keeps their rows; new ones are then only counted. */
export function appendEvents(timeline: Timeline, fresh: readonly LogEvent[], following: boolean): Timeline {
  const head = Math.max(timeline.head, fresh.at(-1)?.seq ?? 0);
  if (!timeline.atEnd) return { ...timeline, head };
  const all = [...timeline.events, ...fresh];
  const events = following ? followed(all) : all.slice(0, Math.max(timeline.events.length, WINDOW_ROWS + WINDOW_SLACK));
  const atEnd = events.at(-1) === all.at(-1);
  return { ...timeline, events, head, atEnd, atBeginning: beginsAt(events, timeline.floor) };
}

/** Puts an older page before the window. */
export function prependPage(timeline: Timeline, page: PageOfLog): Timeline {
  const { events, floor } = { ...timeline, floor: page.floor };
  const first = events[0];
  if (!first) return { ...timeline, loading: 'none' };
  const older = endOf(page.events.filter((event) => event.seq < first.seq));
  const fitting = older.at(-1)?.seq === first.seq - 1 ? older : [];
  const all = [...fitting, ...events];
  const kept = all.length > WINDOW_ROWS + WINDOW_SLACK ? all.slice(0, WINDOW_ROWS) : all;
  const atBeginning = fitting.length === 0 || beginsAt(kept, floor);
  return { ...timeline, events: kept, floor, atBeginning, atEnd: timeline.atEnd && kept === all, loading: 'none' };
}

/** Puts a newer page behind the window; null when the page does not join it, because what lay between was pruned. */
export function appendPage(timeline: Timeline, page: PageOfLog, known: Seq): Timeline | null {
  const last = timeline.events.at(-1);
  if (!last) return null;
  const newer = page.events.filter((event) => event.seq > last.seq);
  if (newer.length === 0 ? last.seq < known : newer[0]?.seq !== last.seq + 1) return null;
  const events = newest([...timeline.events, ...newer]);
  const atEnd = events.at(-1)?.seq === known;
  return { ...timeline, events, floor: page.floor, atEnd, atBeginning: beginsAt(events, page.floor), loading: 'none' };
}

/** What the room says about its log as a whole. */
export function withBounds(timeline: Timeline, { head, floor }: { head: Seq; floor: Seq }): Timeline {
  const atBeginning = timeline.generation > 0 && beginsAt(timeline.events, floor);
  return { ...timeline, head, floor, atBeginning };
}

export function withHead(timeline: Timeline, head: Seq): Timeline {
  return head > timeline.head ? { ...timeline, head } : timeline;
}

export function withLoading(timeline: Timeline, loading: Timeline['loading']): Timeline {
  return timeline.loading === loading ? timeline : { ...timeline, loading };
}

function followed(events: readonly LogEvent[]): readonly LogEvent[] {
  return events.length > FOLLOWED_ROWS + FOLLOWED_SLACK ? events.slice(-FOLLOWED_ROWS) : events;
}

function newest(events: readonly LogEvent[]): readonly LogEvent[] {
  return events.length > WINDOW_ROWS + WINDOW_SLACK ? events.slice(-WINDOW_ROWS) : events;
}

function beginsAt(events: readonly LogEvent[], floor: Seq): boolean {
  const first = events[0];
  return first === undefined || first.seq <= Math.max(floor, 1);
}

/** The longest contiguous end: a page with a hole is kept only behind it. */
function endOf(events: readonly LogEvent[]): readonly LogEvent[] {
  const broken = events.findLastIndex((event, i) => i > 0 && events[i - 1]?.seq !== event.seq - 1);
  return broken === -1 ? events : events.slice(broken);
}
