// What a person can do with a message, and what does not work with it. Pure.
import type { MemberId } from '../../protocol/ids.ts';
import type { MessageAt } from '../conversation/message-at.ts';

export const DEEDS = ['reply', 'edit', 'copyText', 'copyLink', 'markUnread', 'delete'] as const;
export type Deed = (typeof DEEDS)[number];

/** What only the author may do. */
const OWN: ReadonlySet<Deed> = new Set(['edit', 'delete']);

/** In the order of the menu; none where there is nothing left of it. */
export function deedsFor(message: MessageAt, you: MemberId): readonly Deed[] {
  if (message.status !== 'there') return [];
  return DEEDS.filter((deed) => message.by === you || !OWN.has(deed));
}
