// Who gets in, and as whom. A claim is what a hello says; the platform proves it; `seatOf…` makes the session.
import type { CloseReason } from '../protocol/close-codes.ts';
import type { MemberId } from '../protocol/ids.ts';
import { normaliseName } from '../protocol/names.ts';
import { failure, type Result, success } from '../protocol/result.ts';
import type { HelloClaim } from '../protocol/transcript.ts';
import type { GuestHello, Hello } from '../protocol/up.ts';
import type { MemberBook } from './member-book.ts';
import type { Arrived, Greeted, Joined, Plain } from './session.ts';

/** What the platform has to prove before anyone is admitted. */
export type Claim =
  | { readonly kind: 'key'; readonly hello: Hello; readonly signed: HelloClaim; readonly name: string }
  | { readonly kind: 'guest'; readonly hello: GuestHello; readonly room: string; readonly name: string };

/** Reads a hello against the challenge that it answers. */
export function claimOf(hello: Hello | GuestHello, greeted: Greeted, room: string): Result<Claim, CloseReason> {
  const name = normaliseName(hello.name);
  if (!name.ok) return failure('badName');
  if (hello.type === 'guest') return success({ kind: 'guest', hello, room, name: name.value });
  const signed = { host: greeted.host, room, key: hello.key, nonce: greeted.nonce };
  return success({ kind: 'key', hello, signed, name: name.value });
}

/** The session of a proven claim. It starts in the backlog: catching up makes it live. */
export function joinedAs(
  member: MemberId,
  claim: Claim,
  context: { readonly book: MemberBook; readonly arrival: Arrived },
): Joined {
  const { hello } = claim;
  return {
    state: 'joined',
    member,
    name: claim.name,
    marks: context.book.row(member)?.marks ?? context.book.marksFor(member, claim.name),
    engine: hello.engine,
    attempt: hello.attempt,
    heartbeat: hello.heartbeat ?? false,
    presence: 'active',
    flow: { at: 'backlog' },
    ...context.arrival,
  };
}

/** The session of someone who speaks plain text. */
export function plainAs(
  member: MemberId,
  name: string,
  context: { readonly book: MemberBook; readonly arrival: Arrived },
): Plain {
  return { state: 'plain', member, name, marks: context.book.marksFor(member, name), ...context.arrival };
}
