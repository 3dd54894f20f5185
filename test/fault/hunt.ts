// What becomes of a seeded bug while one suite after the other looks for it.
import { unreachable } from '../../src/protocol/result.ts';

/** What a suite says of a bug. */
export type Look =
  | { readonly kind: 'noticed'; readonly what: string }
  | { readonly kind: 'nothing' }
  /** This machine lacks what the suite needs. */
  | { readonly kind: 'left out'; readonly reason: string }
  /** It did not come to its end: that says nothing about the bug. */
  | { readonly kind: 'broken'; readonly reason: string };

export type Fate =
  | { readonly kind: 'killed'; readonly by: string }
  | { readonly kind: 'survived' }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'could not be run'; readonly reason: string };

/** The first suite that notices it ends the hunt. It only survives where all could look. */
export async function hunt(suites: readonly string[], look: (suite: string) => Promise<Look>): Promise<Fate> {
  const leftOut: string[] = [];
  for (const suite of suites) {
    const seen = await look(suite);
    switch (seen.kind) {
      case 'noticed':
        return { kind: 'killed', by: `${suite}: ${seen.what}` };
      case 'broken':
        return { kind: 'could not be run', reason: `${suite}: ${seen.reason}` };
      case 'left out':
        leftOut.push(seen.reason);
        break;
      case 'nothing':
        break;
      default:
        return unreachable(seen);
    }
  }
  const [reason] = leftOut;
  return reason === undefined ? { kind: 'survived' } : { kind: 'skipped', reason };
}
