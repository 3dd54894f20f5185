// What can be done with the messages of a room, put together: toolbar, menus, keys, touch, undo. Fetched late, see
// conversation/use-row-tools.ts; the rows themselves know nothing of it.
import { computed, type Signal } from '@preact/signals';
import { render } from 'preact';
import type { RoomEngine } from '../../client/state.ts';
import type { Seq } from '../../protocol/ids.ts';
import type { ComposerPort } from '../conversation/composer-port.ts';
import { settings } from '../settings-store.ts';
import type { OpenUnread } from '../unread/open-unread.ts';
import { makeDeletions } from './deletions.ts';
import { executeWills, lastWills } from './last-wills.ts';
import { watchLongPress } from './long-press.ts';
import { makeMenu } from './menu.tsx';
import { makeDeeds } from './message-deeds.ts';
import { watchChips } from './on-chips.ts';
import { pressOnRow } from './press-on-row.ts';
import { dropRefusedChanges } from './refused-changes.ts';
import { makeRowMenus } from './row-menus.tsx';
import { keepToolPlace, rowOf, seqOf } from './tool-place.ts';
import { Toolbar, type ToolbarPorts } from './toolbar.tsx';
import { makeUndoPlace } from './undo-place.tsx';

export interface RowToolsOptions {
  readonly engine: RoomEngine;
  readonly composer: ComposerPort;
  /** Null if that part did not load. */
  readonly unread: OpenUnread | null;
  readonly deleting: Signal<ReadonlySet<Seq>>;
  readonly scroller: HTMLElement;
}

export interface RowTools {
  stop(): void;
}

export function makeRowTools({ engine, composer, unread, deleting, scroller }: RowToolsOptions): RowTools {
  const deletions = makeDeletions({ engine, deleting, after, wills: lastWills(engine.state.room.id) });
  const deeds = makeDeeds({ engine, composer, unread, deleting, deletions });
  const menu = makeMenu();
  const menus = makeRowMenus(deeds, menu);
  const undoPlace = makeUndoPlace(scroller, { deleting, deletions });
  const chips = watchChips(scroller, engine);

  const host = document.createElement('div');
  host.className = 'row-tools';
  const place = keepToolPlace({ scroller, host, isBusy: () => menu.isOpen });
  const isShown = computed(() => {
    const row = place.row.value;
    return row !== null && !deleting.value.has(seqOf(row)) && deeds.possible(seqOf(row)).length > 0;
  });
  const onRow = (act: (row: HTMLElement) => void) => {
    const row = place.row.peek();
    if (row !== null) act(row);
  };
  const ports: ToolbarPorts = {
    react: (emoji) => onRow((row) => deeds.react(seqOf(row), emoji)),
    reply: () => onRow((row) => deeds.perform('reply', seqOf(row))),
    openReactions: (anchor) => onRow((row) => menus.openEmoji(row, anchor)),
    openMenu: (anchor) => onRow((row) => menus.openDeeds(row, anchor)),
    leave: () => onRow((row) => row.focus()),
  };
  render(<Toolbar isShown={isShown} ports={ports} />, host);

  const press = (event: KeyboardEvent) =>
    pressOnRow(event, {
      deeds,
      menus,
      withLetters: () => settings.peek().singleKeys,
      summon: place.toFocus,
      undo: undoPlace.undoLast,
    });
  scroller.addEventListener('keydown', press);
  const stops = [
    watchLongPress(scroller, (target) => {
      const row = rowOf(target);
      if (row !== null && !chips.explain(target)) menus.openSheet(row);
    }),
    dropRefusedChanges(engine),
    executeWills(engine),
    () => scroller.removeEventListener('keydown', press),
    chips.stop,
    place.stop,
    menu.remove,
    undoPlace.stop,
    () => render(null, host),
  ];
  return {
    stop() {
      for (const stop of stops) stop();
    },
  };
}

function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
