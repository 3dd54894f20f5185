// What can be done with a message, under a finger: a sheet at the lower edge with room for thumbs.
import { ModalDialog } from '../modal-dialog.tsx';
import { closeOverlay, openOverlay } from '../overlay.ts';
import { actionText } from '../strings-actions.ts';
import type { Deed } from './deeds.ts';
import { DeedItems, EmojiItems } from './menu-items.tsx';

export interface SheetPorts {
  readonly deeds: readonly Deed[];
  react(emoji: string): void;
  pickEmoji(): void;
  perform(deed: Deed): void;
}

export function openSheet({ deeds, react, pickEmoji, perform }: SheetPorts): void {
  // The sheet gives the focus back as it goes; what is done may take it elsewhere after that.
  const leaveFor = (act: () => void) => {
    closeOverlay();
    setTimeout(act);
  };
  const View = () => (
    <ModalDialog heading={actionText.sheet} place="bottom">
      <div class="sheet-emoji">
        <EmojiItems onPick={(emoji) => leaveFor(() => react(emoji))} onMore={() => leaveFor(pickEmoji)} />
      </div>
      <div class="sheet-deeds">
        <DeedItems deeds={deeds} onPick={(deed) => leaveFor(() => perform(deed))} />
      </div>
    </ModalDialog>
  );
  openOverlay({ kind: 'late', View });
}
