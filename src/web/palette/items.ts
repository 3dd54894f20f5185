// What the palette offers: the other rooms of this device, who is here, and what can be done.
import type { RoomState } from '../../client/state.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { conversationHere } from '../conversation/here.ts';
import { orderPeople } from '../people/order-people.ts';
import { recentRooms } from '../recent-rooms.ts';
import { roomLabel } from '../room-label.ts';
import { navigate, roomPath } from '../router.ts';
import { paletteText } from '../strings-palette.ts';
import { ACTIONS } from './actions.ts';

interface Offer {
  /** Unique among all items. */
  readonly key: string;
  readonly label: string;
  /** What else it is found by. */
  readonly also: string;
  /** The page changes, or something else is shown over it. */
  readonly leads: boolean;
  run(): void;
}

export type PaletteItem =
  | (Offer & { readonly kind: 'room'; readonly room: string })
  | (Offer & { readonly kind: 'action'; readonly keys: string | null })
  | (Offer & { readonly kind: 'person'; readonly member: MemberId });

/** `state` is null outside rooms. */
export function paletteItems(state: RoomState | null): readonly PaletteItem[] {
  return [...roomItems(state?.room.id ?? null), ...(state === null ? [] : peopleItems(state)), ...actionItems()];
}

function roomItems(current: string | null): readonly PaletteItem[] {
  const others = recentRooms.peek().filter(({ id }) => id !== current);
  return others.map(({ id, title, alias }) => ({
    ...{ kind: 'room', key: `room ${id}`, room: id, leads: true },
    label: alias || roomLabel(id, title),
    // One may remember a room by any of its names.
    also: `${title} ${id}`,
    run: () => navigate(roomPath(id)),
  }));
}

function actionItems(): readonly PaletteItem[] {
  const offered = ACTIONS.filter((action) => action.id !== 'palette' && action.isAvailable());
  return offered.map(({ id, keys, leads, run }) => {
    const [label, also] = paletteText.actions[id];
    return { kind: 'action', key: `action ${id}`, label, also, leads, run, keys: keys[0] ?? null };
  });
}

function peopleItems({ roster, you }: RoomState): readonly PaletteItem[] {
  const others = orderPeople(roster.present, you.member).filter(({ member }) => member !== you.member);
  return others.map(({ member, name }) => ({
    ...{ kind: 'person', key: `person ${member}`, member, label: name, also: '', leads: false },
    run: () => conversationHere.peek()?.composer.mention({ member, name }),
  }));
}
