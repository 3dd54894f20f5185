// What a room tells about itself in numbers: sums only, so that nobody and nothing said can be recognised in them.
import * as v from 'valibot';

const Figure = v.pipe(v.number(), v.minValue(0));

export const RoomStats = v.object({
  room: v.string(),
  /** Events that were ever written, and the oldest that is still served. */
  events: Figure,
  floor: Figure,
  /** Rows that grow with the room: events on disk and members. */
  rows: Figure,
  /** Members who wrote something. */
  members: Figure,
  /** Sockets open now. */
  connected: Figure,
  bytes: Figure,
  /** When counting began, in ms since 1970, how often the room woke since, and the share of that time it slept. */
  since: Figure,
  wakes: Figure,
  asleepShare: v.pipe(Figure, v.maxValue(1)),
  /** Batches of posts since the last wake, and how long one took from its first post until it was durable. */
  flush: v.object({ count: Figure, p50Ms: Figure, p99Ms: Figure }),
});
export type RoomStats = v.InferOutput<typeof RoomStats>;

export function statsPath(room: string): string {
  return `/room/${encodeURIComponent(room)}/stats`;
}
