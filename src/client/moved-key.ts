// A person's key as people bring it along: the code alone, or a link with code and name behind its `#`. Pure.
import { normaliseName } from '../protocol/names.ts';
import { type Result, success } from '../protocol/result.ts';
import { type IdentityCodeError, readIdentityCode } from './identity-code.ts';

export interface MovedKey {
  readonly seed: Uint8Array<ArrayBuffer>;
  /** Empty where only the code was passed on. */
  readonly name: string;
}

/** The platform's URLSearchParams: the engine knows none. */
export type FieldsOf = new (text: string) => { get(name: string): string | null };

/** What people paste: the link, its fragment, or the code alone. */
export function readMovedKey(typed: string, Fields: FieldsOf): Result<MovedKey, IdentityCodeError> {
  const [, fragment] = /#(move=.*)$/s.exec(typed) ?? [];
  const fields = new Fields(fragment ?? '');
  const seed = readIdentityCode(fragment === undefined ? typed : (fields.get('move') ?? ''));
  if (!seed.ok) return seed;
  const name = normaliseName(fields.get('name') ?? '');
  return success({ seed: seed.value, name: name.ok ? name.value : '' });
}
