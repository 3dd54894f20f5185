// How much of the log one read answers, counted as the wire will carry it. Both stores keep to it.
import { utf8Bytes } from '../protocol/text.ts';
import type { ReadLimit, StoredEvent } from './ports.ts';

/** A frame's bytes for an event beside its body: punctuation, seq, time, author, id, kind and target at their longest. */
const ENVELOPE_BYTES = 200;

/** The first of these that fit. Reads no further than one beyond; one event always fits. */
export function fitting(events: Iterable<StoredEvent>, limit: ReadLimit): StoredEvent[] {
  const taken: StoredEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    bytes += utf8Bytes(event.body) + ENVELOPE_BYTES;
    if (taken.length > 0 && (bytes > limit.bytes || taken.length === limit.events)) break;
    taken.push(event);
  }
  return taken;
}
