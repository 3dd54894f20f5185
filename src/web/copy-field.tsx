// A line to pass on: to copy by a button, or by hand where that does not work.
import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { LateIcon } from './late-icons.tsx';
import { showToast } from './toast.tsx';

export interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  /** Its button takes the focus when its dialog opens. */
  readonly first?: boolean;
  readonly words: { readonly copy: string; readonly copied: string; readonly notCopied: string };
}

export function CopyField({ label, value, hint = '', first = false, words }: CopyFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const copied = useSignal(false);
  const copy = async () => {
    copied.value = await copyText(value, field.current);
    showToast(copied.value ? words.copied : words.notCopied);
  };
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <div class="share-link">
        <input
          id={id}
          ref={field}
          class="input"
          value={value}
          readOnly
          dir="ltr"
          aria-describedby={hint === '' ? undefined : `${id}-hint`}
          onFocus={selectAll}
        />
        <button type="button" class="button button-primary" data-first={first || undefined} onClick={copy}>
          {copied.value ? <Icon name="check" size={17} /> : <LateIcon name="copy" size={17} />}
          {words.copy}
        </button>
      </div>
      {hint !== '' && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

function selectAll(focus: FocusEvent & { currentTarget: HTMLInputElement }): void {
  focus.currentTarget.select();
}

/** On http addresses of a LAN there is no clipboard API; then the field is selected and the old command tried. */
async function copyText(text: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select();
    return document.execCommand('copy');
  }
}
