// Who put an emoji on a message, as a sentence. Pure.
import type { ChangesBySeq } from '../../client/changes.ts';
import type { MemberId, Seq } from '../../protocol/ids.ts';
import { actionText } from '../strings-actions.ts';

/** More names than this are a list, not a note. */
const NAMED = 20;

export interface Reacted {
  readonly changes: ChangesBySeq;
  readonly seq: Seq;
  readonly emoji: string;
  readonly you: MemberId;
  readonly nameOf: (member: MemberId) => string;
}

/** Null if nobody did. The reader comes first. */
export function whoReacted({ changes, seq, emoji, you, nameOf }: Reacted): string | null {
  const members = changes.get(seq)?.reactions.find((reaction) => reaction.emoji === emoji)?.members ?? [];
  if (members.length === 0) return null;
  const others = members.filter((member) => member !== you);
  const names = [...(others.length < members.length ? [actionText.you] : []), ...others.map(nameOf)];
  const rest = names.length - NAMED;
  const told = rest > 0 ? [...names.slice(0, NAMED), actionText.others(rest)] : names;
  return actionText.reacted(new Intl.ListFormat('en').format(told), emoji);
}
