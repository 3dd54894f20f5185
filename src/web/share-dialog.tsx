// The room's link in every form it can be passed on: to copy, to scan, to send. Fetched late, with the QR code's maker.
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { RoomState } from '../client/state.ts';
import { Icon } from './icons.tsx';
import { ModalDialog } from './modal-dialog.tsx';
import { QrCode } from './qr-code.tsx';
import { roomLabel } from './room-label.ts';
import { roomLink } from './router.ts';
import { dialogText } from './strings-dialogs.ts';
import { showToast } from './toast.tsx';

export function ShareDialog({ state }: { state: ReadonlySignal<RoomState> }) {
  const { id, title } = state.value.room;
  const link = roomLink(id);
  return (
    <ModalDialog heading={dialogText.share.heading}>
      <p class="dialog-lead">{dialogText.share.grants}</p>
      <LinkField link={link} />
      <SendButton link={link} title={roomLabel(id, title)} />
      <figure class="share-code">
        <QrCode content={link} label={dialogText.share.code} />
        <figcaption>{dialogText.share.codeHint}</figcaption>
      </figure>
    </ModalDialog>
  );
}

function LinkField({ link }: { link: string }) {
  const fieldId = useId();
  const field = useRef<HTMLInputElement>(null);
  const copied = useSignal(false);
  const copy = async () => {
    copied.value = await copyLink(link, field.current);
    showToast(copied.value ? dialogText.share.copied : dialogText.share.notCopied);
  };
  return (
    <div class="field">
      <label class="field-label" for={fieldId}>
        {dialogText.share.link}
      </label>
      <div class="share-link">
        <input id={fieldId} ref={field} class="input" value={link} readOnly dir="ltr" onFocus={selectAll} />
        <button type="button" class="button button-primary" data-first onClick={copy}>
          <Icon name={copied.value ? 'check' : 'copy'} size={17} />
          {dialogText.share.copy}
        </button>
      </div>
    </div>
  );
}

function selectAll(focus: FocusEvent & { currentTarget: HTMLInputElement }): void {
  focus.currentTarget.select();
}

/** On http addresses of a LAN there is no clipboard API; then the field is selected and the old command tried. */
async function copyLink(link: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(link);
    return true;
  } catch {
    field?.focus();
    field?.select();
    return document.execCommand('copy');
  }
}

/** Only where the device has a way to send a link on. */
function SendButton({ link, title }: { link: string; title: string }) {
  const data = { url: link, title };
  if (!('canShare' in navigator) || !navigator.canShare(data)) return null;
  return (
    // Closing the device's own sheet rejects, and needs no word.
    <button type="button" class="button" onClick={() => void navigator.share(data).catch(() => {})}>
      <Icon name="share" size={17} />
      {dialogText.share.send}
    </button>
  );
}
