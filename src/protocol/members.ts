// What the room says about a member wherever it mentions one.
import * as v from 'valibot';
import { MemberId } from './ids.ts';

/**
 * `sameBadge`: an earlier member's badge looks the same. `likeName`: when it was taken, the name looked like that of
 * somebody present, or like a reserved one. `bot`: a program posts as this member, through a webhook.
 */
export const Mark = v.picklist(['sameBadge', 'likeName', 'bot']);
export type Mark = v.InferOutput<typeof Mark>;

export function isMark(text: string): text is Mark {
  return Mark.options.some((mark) => mark === text);
}

export const MemberFacts = v.object({ name: v.string(), marks: v.optional(v.array(v.string())) });
export type MemberFacts = v.InferOutput<typeof MemberFacts>;

/** Whether a program posts as this member. */
export function isBot(marks: readonly string[] = []): boolean {
  return marks.includes('bot');
}

/** Marks that are reasons to look closely. */
export function doubtsIn(marks: readonly string[] = []): readonly string[] {
  return marks.filter((mark) => mark !== 'bot');
}

/** The members that the events beside it mention. */
export const Dictionary = v.record(v.string(), MemberFacts);
export type Dictionary = v.InferOutput<typeof Dictionary>;

/** Someone connected now. `idle`: none of their sessions is being looked at. */
export const PresenceState = v.picklist(['active', 'idle']);
export type PresenceState = v.InferOutput<typeof PresenceState>;

export const Present = v.object({ member: MemberId, ...MemberFacts.entries, state: PresenceState });
export type Present = v.InferOutput<typeof Present>;

/** `sampled`: the room is too full to list everyone; `present` is some of `count`. */
export const Roster = v.object({ count: v.number(), sampled: v.boolean(), present: v.array(Present) });
export type Roster = v.InferOutput<typeof Roster>;
