// A client's frames, from text to typed values. For rooms only: apart from codec.ts, so that no page carries it.
import * as v from 'valibot';
import type { FrameErrorCode } from './error-codes.ts';
import { parseJson } from './parse-json.ts';
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

function typeOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'type' in json ? json.type : undefined;
}
