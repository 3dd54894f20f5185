// What is offered for what stands at the caret, and what choosing it writes. Pure.

import type { ShortcodeTable } from '../../../client/shortcodes.ts';
import type { RoomState } from '../../../client/state.ts';
import { type CommandName, commandsLike } from '../commands.ts';
import { emojiLike, type NamedEmoji } from './rank-emoji.ts';
import { type KnownMember, membersLike } from './rank-members.ts';
import type { Trigger } from './trigger-at.ts';

export type Offer =
  | ({ readonly kind: 'member' } & KnownMember)
  | ({ readonly kind: 'emoji' } & NamedEmoji)
  | { readonly kind: 'command'; readonly name: CommandName };

export interface Sources {
  readonly room: RoomState;
  /** Empty until it is loaded. */
  readonly shortcodes: ShortcodeTable;
  readonly recentEmoji: readonly string[];
}

/** As many as can be taken in at a glance. */
const SHOWN = 8;

export function offersFor({ kind, query }: Trigger, { room, shortcodes, recentEmoji }: Sources): readonly Offer[] {
  if (kind === 'command') return commandsLike(query).map((name) => ({ kind, name }));
  if (kind === 'emoji') {
    const fitting = emojiLike(query, shortcodes, recentEmoji);
    return fitting.slice(0, SHOWN).map((emoji) => ({ kind, ...emoji }));
  }
  const fitting = membersLike(query, room);
  return fitting.slice(0, SHOWN).map((known) => ({ kind, ...known }));
}

export function textOfOffer(offer: Offer): string {
  if (offer.kind === 'member') return `@${offer.facts.name}`;
  return offer.kind === 'emoji' ? offer.emoji : `/${offer.name}`;
}

/** The same for the same offer, whatever its place. */
export function keyOfOffer(offer: Offer): string {
  return offer.kind === 'member' ? offer.member : offer.name;
}
