// Text frames to typed values and back. Decoding never throws.
import * as v from 'valibot';
import { Down } from './down.ts';
import type { FrameErrorCode } from './error-codes.ts';
import { MAX_JSON_DEPTH } from './limits.ts';
import { failure, type Result, success } from './result.ts';
import { Up } from './up.ts';

const UP_TYPES: ReadonlySet<unknown> = new Set(Up.options.map((schema) => schema.entries.type.literal));

/** A client's frame, or what is wrong with it. */
export function decodeUp(text: string): Result<Up, FrameErrorCode> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const frame = v.safeParse(Up, json.value);
  if (frame.success) return success(frame.output);
  return failure(UP_TYPES.has(typeOf(json.value)) ? 'badFrame' : 'unknownType');
}

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

function typeOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'type' in json ? json.type : undefined;
}

/** JSON of bounded depth. Checked before parsing, because the parser recurses. */
function parseJson(text: string): Result<unknown, 'badJson'> {
  if (nestsDeeperThan(text, MAX_JSON_DEPTH)) return failure('badJson');
  try {
    const value: unknown = JSON.parse(text);
    return success(value);
  } catch {
    return failure('badJson');
  }
}

function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === 0x5c) i += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return false;
}
