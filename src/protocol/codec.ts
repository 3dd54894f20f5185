// Text frames to typed values and back. Decoding never throws.
import * as v from 'valibot';
import { Down } from './down.ts';
import type { FrameErrorCode } from './error-codes.ts';
import { MAX_JSON_DEPTH } from './limits.ts';
import { failure, type Result, success } from './result.ts';
import { Up } from './up.ts';

/** By type: the variant would try one schema after the other, and a post is the most frequent frame. */
const UP_SCHEMAS: ReadonlyMap<unknown, (typeof Up.options)[number]> = new Map(
  Up.options.map((schema) => [schema.entries.type.literal, schema]),
);

/** A client's frame, or what is wrong with it. */
export function decodeUp(text: string): Result<Up, FrameErrorCode> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const schema = UP_SCHEMAS.get(typeOf(json.value));
  if (schema === undefined) return failure('unknownType');
  const frame = v.safeParse(schema, json.value);
  return frame.success ? success(frame.output) : failure('badFrame');
}

/** The `ref` of a client's frame that could not be used, so that whoever waits for its answer learns it. */
export function refOf(text: string): number | undefined {
  const json = parseJson(text);
  if (!json.ok || typeof json.value !== 'object' || json.value === null || !('ref' in json.value)) return undefined;
  const { ref } = json.value;
  return typeof ref === 'number' && Number.isFinite(ref) ? ref : undefined;
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
  if (!hasMoreOpeners(text, limit)) return false;
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

/** Most frames have too few brackets to nest that deep, and those are found faster than the text is followed. */
function hasMoreOpeners(text: string, limit: number): boolean {
  let count = 0;
  for (const opener of ['{', '[']) {
    for (let at = text.indexOf(opener); at >= 0; at = text.indexOf(opener, at + 1)) {
      count += 1;
      if (count > limit) return true;
    }
  }
  return false;
}
