// Posts as they are read back from disk. Pure: one that is broken is left out, so that it cannot hold up the others.
import * as v from 'valibot';
import { Epoch, EventId, Seq } from '../protocol/ids.ts';
import type { PendingPost } from './state.ts';

/** The furthest a `Date` reaches. */
const LAST_MOMENT_MS = 8.64e15;

const Moment = v.pipe(v.number(), v.minValue(-LAST_MOMENT_MS), v.maxValue(LAST_MOMENT_MS));

const Delivery = v.variant('status', [
  v.object({ status: v.literal('queued') }),
  v.object({ status: v.literal('sending'), since: Moment }),
  v.object({ status: v.literal('delayed'), retryAt: Moment }),
  v.object({ status: v.literal('refused'), code: v.string() }),
  v.object({ status: v.literal('unknown') }),
]);

const StoredPost = v.object({
  id: EventId,
  room: v.string(),
  epoch: Epoch,
  base: v.nullable(Seq),
  kind: v.string(),
  target: v.exactOptional(Seq),
  body: v.pipe(v.unknown(), v.check(fitsJson)),
  composedAt: Moment,
  order: v.pipe(v.number(), v.finite()),
  delivery: Delivery,
});

export function parseOutbox(stored: readonly unknown[]): readonly PendingPost[] {
  return stored.flatMap((record) => {
    const post = v.safeParse(StoredPost, record);
    return post.success ? [post.output] : [];
  });
}

/** A disk keeps what no frame can carry: circles, big integers. */
function fitsJson(body: unknown): boolean {
  try {
    return JSON.stringify(body) !== undefined;
  } catch {
    return false;
  }
}
