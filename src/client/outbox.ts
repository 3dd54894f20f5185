// Own posts that are not in the log yet. Pure: which may be sent next, and what acks, refusals, losses and other
// tabs do to them. The rules X1–X7 live here; disk and socket are `drain.ts`.
import type { Refusal } from '../protocol/down.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { EventId, MemberId } from '../protocol/ids.ts';
import type { Basis } from './basis.ts';
import { awaitsPerson, deliveryAfter, isMomentary } from './delivery.ts';
import type { Delivery, PendingPost } from './state.ts';

export interface Outbox {
  /** In the order of composing. */
  readonly posts: readonly PendingPost[];
  /** Posts of the frame whose outcome is awaited. */
  readonly inFlight: readonly EventId[];
  /** Being written to disk: not to be sent yet. */
  readonly unsaved: ReadonlySet<EventId>;
  /** Acked or discarded here: a slower reading of the disk must not bring them back. */
  readonly gone: ReadonlySet<EventId>;
  /** Whether the disk was read. */
  readonly loaded: boolean;
}

/** Pause after a refusal that makes no sense. */
const FAULT_DELAY_MS = 1_000;

/** Ids remembered as gone; far more than a disk operation could be late by. */
const GONE_KEPT = 1_000;

export const emptyOutbox: Outbox = { posts: [], inFlight: [], unsaved: new Set(), gone: new Set(), loaded: false };

/** Puts a new post last. It waits for the disk before it may be sent. */
export function compose(outbox: Outbox, draft: Omit<PendingPost, 'order'>): Outbox {
  const post = { ...draft, order: lastOrder(outbox.posts) + 1 };
  return { ...outbox, posts: [...outbox.posts, post], unsaved: new Set([...outbox.unsaved, post.id]) };
}

export function markSaved(outbox: Outbox, id: EventId): Outbox {
  return { ...outbox, unsaved: without(outbox.unsaved, [id]) };
}

/** What the disk holds now, which other tabs write too. What was composed before the first reading goes last. */
export function mergeStored(outbox: Outbox, stored: readonly PendingPost[]): Outbox {
  const known = stored.filter(({ id }) => !outbox.gone.has(id)).map((post) => merged(outbox, post));
  const ids = new Set(known.map(({ id }) => id));
  const ours = outbox.posts.filter(
    ({ id }) => !ids.has(id) && (outbox.unsaved.has(id) || outbox.inFlight.includes(id)),
  );
  const last = lastOrder(known);
  const placed = outbox.loaded ? ours : ours.map((post, i) => ({ ...post, order: last + 1 + i }));
  return { ...outbox, posts: [...known, ...placed].sort(byOrder), loaded: true };
}

/** Posts that were composed before anything was known of the room, and so were never sent: they may take a base now. */
export function adoptBase(outbox: Outbox, { epoch, base }: Basis): Outbox {
  const baseless = outbox.posts.filter((post) => post.base === null && !outbox.unsaved.has(post.id) && waits(post));
  if (baseless.length === 0) return outbox;
  const ids = new Set(baseless.map(({ id }) => id));
  const posts = outbox.posts.map((post) => (ids.has(post.id) ? { ...post, epoch, base } : post));
  return { ...outbox, posts, unsaved: new Set([...outbox.unsaved, ...ids]) };
}

export function markSent(outbox: Outbox, inFlight: readonly EventId[], now: number): Outbox {
  return { ...withDelivery(outbox, new Set(inFlight), () => ({ status: 'sending', since: now })), inFlight };
}

/** The ids of own posts that these events ack: both author and id must be ours. */
export function acksAmong(outbox: Outbox, events: readonly LogEvent[], me: MemberId): readonly EventId[] {
  const waiting = new Set([...outbox.posts.map(({ id }) => id), ...outbox.inFlight]);
  return events.filter(({ by, id }) => by === me && waiting.has(id)).map(({ id }) => id);
}

/** Forgets posts: they are in the log, or the person discarded them. */
export function forget(outbox: Outbox, ids: readonly EventId[]): Outbox {
  const posts = outbox.posts.filter(({ id }) => !ids.includes(id));
  const gone = new Set([...outbox.gone, ...ids].slice(-GONE_KEPT));
  return { ...outbox, posts, gone, unsaved: without(outbox.unsaved, ids) };
}

/** The outcome of these is known: the next frame waits for them no longer. */
export function land(outbox: Outbox, ids: readonly EventId[]): Outbox {
  return { ...outbox, inFlight: outbox.inFlight.filter((id) => !ids.includes(id)) };
}

export function refuse(outbox: Outbox, refusals: readonly Refusal[], now: number): Outbox {
  const ours = new Map(
    unhammered(refusals)
      .filter(({ id }) => outbox.inFlight.includes(id))
      .map((refusal) => [refusal.id, refusal]),
  );
  const ids = new Set(ours.keys());
  const refused = withDelivery(outbox, ids, ({ id }) => deliveryAfter(ours.get(id), now));
  return land(refused, [...ids]);
}

/** A first refusal that blames one before it is a fault of the room's: it waits like any other. */
function unhammered([first, ...rest]: readonly Refusal[]): readonly Refusal[] {
  if (first === undefined) return rest;
  const isFault = first.code === 'earlierRefused' && !first.delayMs;
  return [isFault ? { ...first, delayMs: FAULT_DELAY_MS } : first, ...rest];
}

/** The session is over: what it carried is sent again, unchanged, by the next. */
export function loseSession(outbox: Outbox): Outbox {
  return { ...withDelivery(outbox, new Set(outbox.inFlight), () => ({ status: 'queued' })), inFlight: [] };
}

/** The delay that the room asked for is over. */
export function endDelay(outbox: Outbox): Outbox {
  const delayed = outbox.posts.filter(({ delivery }) => delivery.status === 'delayed').map(({ id }) => id);
  return withDelivery(outbox, new Set(delayed), () => ({ status: 'queued' }));
}

/** The disk's post, with what only this engine knows of its delivery. */
function merged(outbox: Outbox, stored: PendingPost): PendingPost {
  const ours = outbox.posts.find(({ id }) => id === stored.id);
  if (!ours) return isMomentary(stored.delivery) ? { ...stored, delivery: { status: 'queued' } } : stored;
  if (outbox.inFlight.includes(stored.id) || outbox.unsaved.has(stored.id)) return ours;
  return awaitsPerson(stored) ? stored : { ...stored, delivery: ours.delivery };
}

function waits({ delivery }: PendingPost): boolean {
  return delivery.status === 'queued';
}

function withDelivery(outbox: Outbox, ids: ReadonlySet<EventId>, next: (post: PendingPost) => Delivery): Outbox {
  if (ids.size === 0) return outbox;
  const posts = outbox.posts.map((post) => (ids.has(post.id) ? { ...post, delivery: next(post) } : post));
  return { ...outbox, posts };
}

function without(ids: ReadonlySet<EventId>, removed: readonly EventId[]): ReadonlySet<EventId> {
  return new Set([...ids].filter((id) => !removed.includes(id)));
}

function lastOrder(posts: readonly PendingPost[]): number {
  return posts.reduce((last, { order }) => Math.max(last, order), 0);
}

/** Two tabs may give the same place at once; any order will do, as long as it is one. */
function byOrder(a: PendingPost, b: PendingPost): number {
  return a.order - b.order || a.composedAt - b.composedAt || (a.id < b.id ? -1 : 1);
}
