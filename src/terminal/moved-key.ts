// A person's key as people bring it along: the code, or the page's link with code and name. Pure.
import { type IdentityCodeError, readIdentityCode } from '../client/identity-code.ts';
import { normaliseName } from '../protocol/names.ts';
import { type Result, success } from '../protocol/result.ts';

export interface MovedKey {
  readonly seed: Uint8Array;
  /** Null where the code came alone. */
  readonly name: string | null;
}

export function readMovedKey(typed: string): Result<MovedKey, IdentityCodeError> {
  const fragment = /#(move=.*)$/s.exec(typed.trim())?.[1];
  const parts = new URLSearchParams(fragment ?? '');
  const seed = readIdentityCode(fragment === undefined ? typed : (parts.get('move') ?? ''));
  if (!seed.ok) return seed;
  const name = normaliseName(parts.get('name') ?? '');
  return success({ seed: seed.value, name: name.ok ? name.value : null });
}
