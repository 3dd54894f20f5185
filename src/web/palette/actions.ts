// What can be done from anywhere: one table for the palette, the list of shortcuts and the keys themselves.
import { conversationHere } from '../conversation/here.ts';
import { openNewRoom } from '../open-new-room.ts';
import { type Overlay, openOverlay } from '../overlay.ts';
import { navigate, route } from '../router.ts';
import { openSearch } from '../search/open-search.ts';
import { changeSettings, settings } from '../settings-store.ts';
import type { paletteText } from '../strings-palette.ts';
import { readEveryRoom } from '../unread/read-every-room.ts';
import { canWalk, type Way, walk } from './walk-rooms.ts';

export type ActionId = keyof typeof paletteText.actions;

export interface Action {
  readonly id: ActionId;
  /** In the notation of tinykeys; the first one is shown. */
  readonly keys: readonly string[];
  /** Shows another page, or something over this one. The others act on what is here. */
  readonly leads: boolean;
  isAvailable(): boolean;
  run(): void;
}

const always = () => true;
const inRoom = () => conversationHere.peek() !== null;
const here = () => conversationHere.peek();

export const ACTIONS: readonly Action[] = [
  open('palette', { kind: 'palette' }, { keys: ['$mod+k'] }),
  lead('search', openSearch, { keys: ['[Shift]+/'], isAvailable: inRoom }),
  lead('newRoom', openNewRoom),
  open('share', { kind: 'share' }, { isAvailable: inRoom }),
  open('details', { kind: 'details' }, { isAvailable: inRoom }),
  act('latest', () => here()?.scroll.toLatest(), { isAvailable: inRoom }),
  act('markRead', () => here()?.scroll.readAll(), { isAvailable: inRoom }),
  act('allRead', readEverything, { keys: ['Shift+Escape'] }),
  step('previousRoom', { step: 'up', only: 'any' }, 'Alt+ArrowUp'),
  step('nextRoom', { step: 'down', only: 'any' }, 'Alt+ArrowDown'),
  step('previousUnread', { step: 'up', only: 'unread' }, 'Alt+Shift+ArrowUp'),
  step('nextUnread', { step: 'down', only: 'unread' }, 'Alt+Shift+ArrowDown'),
  lead('notifications', openNotifications, { isAvailable: inRoom }),
  open('settings', { kind: 'settings' }),
  open('shortcuts', { kind: 'shortcuts' }, { keys: ['[Shift]+?', '$mod+[Shift]+/'] }),
  act('lightTheme', () => changeSettings({ theme: 'light' })),
  act('darkTheme', () => changeSettings({ theme: 'dark' })),
  act('systemTheme', () => changeSettings({ theme: 'system' })),
  act('density', toggleDensity),
  lead('home', () => navigate('/'), { isAvailable: () => route.peek().page !== 'start' }),
];

type Rest = Partial<Pick<Action, 'keys' | 'isAvailable'>>;

function lead(id: ActionId, run: () => void, { keys = [], isAvailable = always }: Rest = {}): Action {
  return { id, keys, leads: true, isAvailable, run };
}

function open(id: ActionId, overlay: Overlay, rest: Rest = {}): Action {
  return lead(id, () => openOverlay(overlay), rest);
}

function step(id: ActionId, way: Way, key: string): Action {
  return lead(id, () => walk(way), { keys: [key], isAvailable: () => canWalk(way) });
}

function act(id: ActionId, run: () => void, rest: Rest = {}): Action {
  return { ...lead(id, run, rest), leads: false };
}

function openNotifications(): void {
  const room = here()?.engine.state.room.id;
  if (room !== undefined) openOverlay({ kind: 'notifications', room });
}

function readEverything(): void {
  here()?.scroll.readAll();
  readEveryRoom();
}

function toggleDensity(): void {
  changeSettings({ density: settings.peek().density === 'cosy' ? 'compact' : 'cosy' });
}
