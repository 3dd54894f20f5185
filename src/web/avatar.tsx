// A member's initials on a rounded square in the hue of their key; guests, whom nothing ties to a key, stay neutral.
// Decoration: the name beside it is what is read.
import { badgeOf } from '../protocol/badge.ts';
import type { MemberId } from '../protocol/ids.ts';
import { initialsOf } from './initials.ts';

export interface AvatarProps {
  readonly member: MemberId;
  readonly name: string;
  /** CSS pixels; 36 in the conversation, 28 in lists. */
  readonly size?: number;
}

export function Avatar({ member, name, size = 36 }: AvatarProps) {
  const badge = badgeOf(member);
  const hue = badge ? `--hue:${badge.hue};` : '';
  return (
    <span class={badge ? 'avatar tinted' : 'avatar'} style={`${hue}--avatar:${size}px`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
