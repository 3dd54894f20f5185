// The link that takes a person's key to another device, and the name along. Pure.
import { writeIdentityCode } from '../../client/identity-code.ts';

/** Behind the `#`, which browsers send to nobody. */
export function movingLink(origin: string, { seed, name }: { seed: Uint8Array; name: string }): string {
  return `${origin}/#${new URLSearchParams({ move: writeIdentityCode(seed), name })}`;
}
