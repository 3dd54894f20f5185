// Whether a frame from a client is larger than any may be.
import { MAX_FRAME_UP_BYTES } from '../protocol/limits.ts';
import { utf8Bytes } from '../protocol/text.ts';

/** Bytes are at least as many as UTF-16 units and at most three times that. */
export function isTooLarge(text: string): boolean {
  if (text.length > MAX_FRAME_UP_BYTES) return true;
  return text.length * 3 > MAX_FRAME_UP_BYTES && utf8Bytes(text) > MAX_FRAME_UP_BYTES;
}
