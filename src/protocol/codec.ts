// Text frames to typed values and back; what a client sends is read by decode-up.ts. Decoding never throws.
import * as v from 'valibot';
import { Down } from './down.ts';
import type { FrameErrorCode } from './error-codes.ts';
import { parseJson } from './parse-json.ts';
import { failure, type Result, success } from './result.ts';
import type { Up } from './up.ts';

/** The room's frame, or why a client should ignore it. */
export function decodeDown(text: string): Result<Down, FrameErrorCode> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const frame = v.safeParse(Down, json.value);
  return frame.success ? success(frame.output) : failure('badFrame');
}

export function encodeUp(frame: Up): string {
  return JSON.stringify(frame);
}

export function encodeDown(frame: Down): string {
  return JSON.stringify(frame);
}
