// How a post stands on its way, and what a refusal makes of it. Pure.
import type { Refusal } from '../protocol/down.ts';
import type { Delivery, PendingPost } from './state.ts';

/** When the room names no delay: long enough not to hammer. */
const RETRY_MS = 1_000;
/** What a room may ask for; beyond it, timers overflow or a fault hammers. */
const MIN_DELAY_MS = 250;
const MAX_DELAY_MS = 600_000;

/** Whether only the person can decide what becomes of it. */
export function awaitsPerson({ delivery }: PendingPost): boolean {
  return delivery.status === 'refused' || delivery.status === 'unknown';
}

/** Whether it says what an engine is doing just now, which means nothing to another. */
export function isMomentary({ status }: Delivery): boolean {
  return status === 'sending' || status === 'delayed';
}

export function deliveryAfter(refusal: Refusal | undefined, now: number): Delivery {
  if (refusal?.action === 'unknown') return { status: 'unknown' };
  if (refusal?.action === 'fix') return { status: 'refused', code: refusal.code };
  // Refused for the sake of order only: the earlier post decides when this one goes.
  if (!refusal || (refusal.code === 'earlierRefused' && !refusal.delayMs)) return { status: 'queued' };
  const delayMs = Math.min(MAX_DELAY_MS, Math.max(MIN_DELAY_MS, refusal.delayMs || RETRY_MS));
  return { status: 'delayed', retryAt: now + delayMs };
}

/** Until the last delay is over; null when nothing is delayed. */
export function longestDelayMs(posts: readonly PendingPost[], now: number): number | null {
  const delays = posts.flatMap(({ delivery }) => (delivery.status === 'delayed' ? [delivery.retryAt - now] : []));
  return delays.length === 0 ? null : Math.max(0, ...delays);
}
