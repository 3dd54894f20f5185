// The two menus of a message, beside the toolbar's buttons; under a finger both are one sheet.

import { actionText } from '../strings-actions.ts';
import type { Deed } from './deeds.ts';
import type { Menu } from './menu.tsx';
import { DeedItems, EmojiItems } from './menu-items.tsx';
import type { MessageDeeds } from './message-deeds.ts';
import { ACROSS, DOWN } from './roving-buttons.ts';
import { openSheet } from './sheet.tsx';
import { seqOf } from './tool-place.ts';

export interface RowMenus {
  openDeeds(row: HTMLElement, anchor: HTMLElement): void;
  openEmoji(row: HTMLElement, anchor: HTMLElement): void;
  openSheet(row: HTMLElement): void;
}

const touch = matchMedia('(pointer: coarse)');

export function makeRowMenus(deeds: MessageDeeds, menu: Menu): RowMenus {
  const showSheet = (row: HTMLElement) => {
    const seq = seqOf(row);
    const possible = deeds.possible(seq);
    if (possible.length === 0) return;
    openSheet({
      deeds: possible,
      react: (emoji) => deeds.react(seq, emoji),
      pickEmoji: () => deeds.pickEmoji(seq, row),
      perform: (deed) => deeds.perform(deed, seq),
    });
  };
  /** The menu gives the focus back as it closes; what is done may take it elsewhere after that. */
  const leaveFor = (act: () => void) => {
    menu.close();
    act();
  };
  return {
    openSheet: showSheet,
    openDeeds(row, anchor) {
      if (touch.matches) return showSheet(row);
      const seq = seqOf(row);
      const pick = (deed: Deed) => leaveFor(() => deeds.perform(deed, seq));
      const items = <DeedItems deeds={deeds.possible(seq)} role="menuitem" onPick={pick} />;
      menu.open(anchor, { label: actionText.more, style: 'menu-list', keys: DOWN }, items);
    },
    openEmoji(row, anchor) {
      if (touch.matches) return showSheet(row);
      const seq = seqOf(row);
      const items = (
        <EmojiItems
          role="menuitem"
          onPick={(emoji) => leaveFor(() => deeds.react(seq, emoji))}
          onMore={() => leaveFor(() => deeds.pickEmoji(seq, anchor))}
        />
      );
      menu.open(anchor, { label: actionText.react, style: 'menu-emoji', keys: ACROSS }, items);
    },
  };
}
