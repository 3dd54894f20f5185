// Posts on their way into a frame. Pure: the longest beginning of the queue that may go, so that nothing composed
// later overtakes what was refused for now (X6), within the room's limits.
import type { EventId, Seq } from '../protocol/ids.ts';
import { MAX_EVENT_ID_CHARACTERS, MAX_FRAME_UP_BYTES, MAX_POSTS_PER_FRAME } from '../protocol/limits.ts';
import { utf8Bytes } from '../protocol/text.ts';
import type { PostItem } from '../protocol/up.ts';
import type { Basis } from './basis.ts';
import { awaitsPerson } from './delivery.ts';
import type { Outbox } from './outbox.ts';
import type { PendingPost } from './state.ts';

/** `{"type":"post","posts":[]}` and room to spare. */
const ENVELOPE_BYTES = 64;
/** No id, epoch or number is wider: what fits with these fits whatever base it takes. */
const WIDEST = {
  id: '-'.repeat(MAX_EVENT_ID_CHARACTERS),
  epoch: '-'.repeat(32),
  base: Number.MAX_SAFE_INTEGER,
  target: Number.MAX_SAFE_INTEGER,
};
const QUEUED = { status: 'queued' } as const;

export interface Draft {
  readonly kind: string;
  readonly body: unknown;
  readonly target?: Seq;
}

export interface Moment {
  readonly id: EventId;
  readonly room: string;
  readonly basis: Basis | null;
  readonly now: number;
}

/** A draft as it enters the outbox. What no frame could carry is refused here: the room would close on it for good. */
export function postFrom({ kind, body, target }: Draft, { id, room, basis, now }: Moment): Omit<PendingPost, 'order'> {
  const delivery = isTooLarge({ kind, body }) ? ({ status: 'refused', code: 'textTooLong' } as const) : QUEUED;
  const { epoch, base } = basis ?? { epoch: '', base: null };
  return { id, room, epoch, base, kind, body, composedAt: now, delivery, ...(target !== undefined && { target }) };
}

/** Posts to send now: none while a frame's outcome is awaited. `limit` is lower after a frame was not understood. */
export function nextItems(outbox: Outbox, limit = MAX_POSTS_PER_FRAME): readonly PostItem[] {
  if (outbox.inFlight.length > 0) return [];
  const items: PostItem[] = [];
  let bytes = ENVELOPE_BYTES;
  for (const post of outbox.posts) {
    if (awaitsPerson(post)) continue;
    const item = itemOf(post);
    if (!item || post.delivery.status === 'delayed' || outbox.unsaved.has(post.id)) break;
    bytes += bytesOf(item) + 1;
    if (items.length === limit || bytes > MAX_FRAME_UP_BYTES) break;
    items.push(item);
  }
  return items;
}

function isTooLarge({ kind, body }: Draft): boolean {
  return bytesOf({ ...WIDEST, kind, body }) + ENVELOPE_BYTES > MAX_FRAME_UP_BYTES;
}

function itemOf({ id, epoch, base, kind, target, body }: PendingPost): PostItem | null {
  return base === null ? null : { id, epoch, base, kind, body, ...(target !== undefined && { target }) };
}

function bytesOf(item: PostItem): number {
  return utf8Bytes(JSON.stringify(item));
}
