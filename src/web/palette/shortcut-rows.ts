// What the list of shortcuts tells: the keys of the actions, and those that belong to one place. Pure.
import { paletteText } from '../strings-palette.ts';
import { ACTIONS, type ActionId } from './actions.ts';

export interface ShortcutRow {
  readonly label: string;
  /** Each does the same; in the notation of tinykeys. */
  readonly keys: readonly string[];
}

export interface ShortcutSection {
  readonly heading: string;
  readonly rows: readonly ShortcutRow[];
}

const { keys: words } = paletteText;
const ROOM_ACTIONS: readonly ActionId[] = ['previousRoom', 'nextRoom', 'previousUnread', 'nextUnread', 'allRead'];

export const SHORTCUTS: readonly ShortcutSection[] = [
  { heading: words.sections.anywhere, rows: actionRows((id) => !ROOM_ACTIONS.includes(id)) },
  { heading: words.sections.rooms, rows: actionRows((id) => ROOM_ACTIONS.includes(id)) },
  {
    heading: words.sections.list,
    rows: [
      { label: words.previousRow, keys: ['ArrowUp', 'k'] },
      { label: words.nextRow, keys: ['ArrowDown', 'j'] },
      { label: words.pageUp, keys: ['PageUp'] },
      { label: words.pageDown, keys: ['PageDown'] },
      { label: words.firstRow, keys: ['Home'] },
      { label: words.lastRow, keys: ['End'] },
      { label: words.leaveList, keys: ['Escape'] },
      { label: words.reply, keys: ['r'] },
      { label: words.edit, keys: ['e'] },
      { label: words.react, keys: ['+', ':'] },
      { label: words.copyLink, keys: ['c'] },
      { label: words.delete, keys: ['Delete'] },
      { label: words.menu, keys: ['Enter'] },
    ],
  },
  {
    heading: words.sections.composer,
    rows: [
      { label: words.send, keys: ['Enter'] },
      { label: words.newLine, keys: ['Shift+Enter'] },
      { label: words.alwaysSend, keys: ['$mod+Enter'] },
      { label: words.editLast, keys: ['ArrowUp'] },
      { label: words.bold, keys: ['$mod+b'] },
      { label: words.italic, keys: ['$mod+i'] },
      { label: words.link, keys: ['$mod+k'] },
    ],
  },
];

function actionRows(isMeant: (id: ActionId) => boolean): readonly ShortcutRow[] {
  const bound = ACTIONS.filter(({ id, keys }) => keys.length > 0 && isMeant(id));
  return bound.map(({ id, keys }) => ({ label: paletteText.actions[id][0], keys }));
}
