// A member's name in the hue of their key, isolated so that its direction cannot disturb the line around it.
import { badgeOf } from '../protocol/badge.ts';
import type { MemberId } from '../protocol/ids.ts';
import { doubtsIn, isBot, type MemberFacts } from '../protocol/members.ts';
import { text } from './strings.ts';

export interface MemberNameProps {
  readonly member: MemberId;
  /** What the room says about the member; without it the name is not known yet. */
  readonly facts: MemberFacts | undefined;
  readonly withFingerprint?: boolean;
}

export function MemberName({ member, facts, withFingerprint = false }: MemberNameProps) {
  const badge = badgeOf(member);
  return (
    <span class={badge ? 'member tinted' : 'member'} style={badge ? `--hue:${badge.hue}` : ''}>
      <bdi class="member-name">{facts?.name ?? text.people.unknown}</bdi>
      {isBot(facts?.marks) && <span class="mark bot-mark">{text.people.bot}</span>}
      {withFingerprint && !isBot(facts?.marks) && <span class="fingerprint">{badge?.short ?? text.people.guest}</span>}
      {doubtsIn(facts?.marks).length > 0 && <span class="mark">{text.people.marked}</span>}
    </span>
  );
}
