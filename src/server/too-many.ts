// What a page is told that asks of a room more often than its address may.
import type { Context } from 'hono';
import { retryAfter } from './retry-after.ts';
import type { Read } from './room-calls.ts';

export function answerTooMany(
  context: Context,
  { code, delayMs }: Extract<Read<unknown>, { kind: 'refused' }>,
): Response {
  context.header('Retry-After', retryAfter(delayMs));
  return context.json({ error: code, message: 'Too many questions from this address.' }, 429);
}
