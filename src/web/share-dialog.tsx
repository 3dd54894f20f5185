// The room's link in every form it can be passed on: to copy, to scan, to send. Fetched late, with the QR code's maker.
import type { ReadonlySignal } from '@preact/signals';
import type { RoomState } from '../client/state.ts';
import { CopyField } from './copy-field.tsx';
import { LateIcon } from './late-icons.tsx';
import { ModalDialog } from './modal-dialog.tsx';
import { QrCode } from './qr-code.tsx';
import { roomLabel } from './room-label.ts';
import { roomLink } from './router.ts';
import { dialogText } from './strings-dialogs.ts';
import { usePart } from './use-part.ts';

export function ShareDialog({ state }: { state: ReadonlySignal<RoomState> }) {
  const { id } = state.peek().room;
  const title = usePart(state, ({ room }) => room.title);
  const link = roomLink(id);
  return (
    <ModalDialog heading={dialogText.share.heading}>
      <p class="dialog-lead">{dialogText.share.grants}</p>
      <CopyField label={dialogText.share.link} value={link} words={dialogText.share} first />
      <SendButton link={link} title={roomLabel(id, title)} />
      <figure class="share-code">
        <QrCode content={link} label={dialogText.share.code} />
        <figcaption>{dialogText.share.codeHint}</figcaption>
      </figure>
    </ModalDialog>
  );
}

/** Only where the device has a way to send a link on. */
function SendButton({ link, title }: { link: string; title: string }) {
  const data = { url: link, title };
  if (!('canShare' in navigator) || !navigator.canShare(data)) return null;
  return (
    // Closing the device's own sheet rejects, and needs no word.
    <button type="button" class="button" onClick={() => void navigator.share(data).catch(() => {})}>
      <LateIcon name="share" size={17} />
      {dialogText.share.send}
    </button>
  );
}
