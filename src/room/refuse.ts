// Refusals of posts, as the wire has them.
import type { Refusal } from '../protocol/down.ts';
import { REFUSALS, type RefusalCode } from '../protocol/error-codes.ts';
import type { EventId } from '../protocol/ids.ts';

export interface Refused {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  readonly delayMs?: number;
}

export function refusal(id: EventId, code: RefusalCode, delayMs?: number): Refusal {
  return { id, code, action: REFUSALS[code], ...(delayMs !== undefined && { delayMs }) };
}

/** What follows a refused post in its frame is refused with it (X6). */
export function refusedEarlier(refusals: readonly Refusal[]): Refused {
  return { kind: 'refused', code: 'earlierRefused', delayMs: refusals[0]?.delayMs ?? 0 };
}
