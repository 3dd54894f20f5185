// A request's JSON body, from text to a typed value. Never throws.
import * as v from 'valibot';
import { parseJson } from '../parse-json.ts';
import { failure, type Result, success } from '../result.ts';
import { NewMessage, NewText } from './schemas.ts';

export function parseNewMessage(text: string): Result<NewMessage, 'badJson' | 'badBody'> {
  return parse(NewMessage, text);
}

export function parseNewText(text: string): Result<NewText, 'badJson' | 'badBody'> {
  return parse(NewText, text);
}

function parse<S extends v.GenericSchema>(schema: S, text: string): Result<v.InferOutput<S>, 'badJson' | 'badBody'> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const body = v.safeParse(schema, json.value);
  return body.success ? success(body.output) : failure('badBody');
}
