// A person's key as a link, which brings the name along, or as a bare code. Pure.
import { type IdentityCodeError, readIdentityCode, writeIdentityCode } from '../../client/identity-code.ts';
import { normaliseName } from '../../protocol/names.ts';
import { type Result, success } from '../../protocol/result.ts';

export interface MovedKey {
  readonly seed: Uint8Array<ArrayBuffer>;
  /** Empty where only the code was passed on. */
  readonly name: string;
}

/** Behind the `#`, which browsers send to nobody. */
export function movingLink(origin: string, { seed, name }: Omit<MovedKey, 'seed'> & { seed: Uint8Array }): string {
  return `${origin}/#${new URLSearchParams({ move: writeIdentityCode(seed), name })}`;
}

/** What people paste: the link, its fragment, or the code alone. */
export function readMovedKey(typed: string): Result<MovedKey, IdentityCodeError> {
  const [, fragment] = /#(move=.*)$/s.exec(typed) ?? [];
  const wishes = new URLSearchParams(fragment ?? '');
  const seed = readIdentityCode(fragment === undefined ? typed : (wishes.get('move') ?? ''));
  if (!seed.ok) return seed;
  const name = normaliseName(wishes.get('name') ?? '');
  return success({ seed: seed.value, name: name.ok ? name.value : '' });
}
