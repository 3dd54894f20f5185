// A request's JSON body, from text to a typed value. Never throws.
import * as v from 'valibot';
import { HookWish } from '../hooks/hook-wish.ts';
import { parseJson } from '../parse-json.ts';
import { failure, type Result, success } from '../result.ts';
import { NewMessage, NewText } from './schemas.ts';

export interface BodyFault {
  readonly code: 'badJson' | 'badBody';
  /** The first field that is wrong, and how. */
  readonly detail?: string;
}

export function parseNewMessage(text: string): Result<NewMessage, BodyFault> {
  return parse(NewMessage, text);
}

export function parseNewText(text: string): Result<NewText, BodyFault> {
  return parse(NewText, text);
}

export function parseWish(text: string): Result<HookWish, BodyFault> {
  return parse(HookWish, text);
}

function parse<S extends v.GenericSchema>(schema: S, text: string): Result<v.InferOutput<S>, BodyFault> {
  const json = parseJson(text);
  if (!json.ok) return failure({ code: json.error });
  const body = v.safeParse(schema, json.value);
  if (body.success) return success(body.output);
  const [issue] = body.issues;
  return failure({ code: 'badBody', detail: [v.getDotPath(issue), issue.message].filter(Boolean).join(': ') });
}
