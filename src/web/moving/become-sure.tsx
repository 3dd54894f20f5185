// The last word before this device's person becomes another one: who, and what is lost.
import { useEffect, useRef } from 'preact/hooks';
import { tellOtherTabs } from '../forgotten.ts';
import { changeName } from '../identity-store.ts';
import { text } from '../strings.ts';
import { movingText } from '../strings-moving.ts';
import { showToast } from '../toast.tsx';
import { replaceSeed } from './kept-seed.ts';

export interface Becoming {
  readonly seed: Uint8Array<ArrayBuffer>;
  readonly name: string;
  /** The short one of the person who comes. */
  readonly fingerprint: string;
}

export function BecomeSure({ seed, name, fingerprint, stay }: Becoming & { readonly stay: () => void }) {
  const calm = useRef<HTMLButtonElement>(null);
  useEffect(() => calm.current?.focus(), []);
  return (
    <div class="sure" role="alertdialog" aria-label={movingText.sure}>
      <h3>{movingText.sure}</h3>
      <p>{movingText.becomes(name, fingerprint)}</p>
      <p>{movingText.loses}</p>
      <div class="form-actions">
        <button type="button" ref={calm} class="button" onClick={stay}>
          {text.cancel}
        </button>
        <button type="button" class="button button-danger button-primary" onClick={() => become(seed, name)}>
          {movingText.yes}
        </button>
      </div>
    </div>
  );
}

/** Every tab is loaded anew: nothing of the person before may stay in memory, nor be sent under the new key. */
async function become(seed: Uint8Array<ArrayBuffer>, name: string): Promise<void> {
  if (!(await replaceSeed(seed))) return showToast(movingText.failed);
  changeName(name);
  tellOtherTabs('replaced');
  location.reload();
}
