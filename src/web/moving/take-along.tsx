// One's own key to take along, hidden until asked for: others may see the screen.
import { useSignal } from '@preact/signals';
import { writeIdentityCode } from '../../client/identity-code.ts';
import { CopyField } from '../copy-field.tsx';
import { personName } from '../identity-store.ts';
import { QrCode } from '../qr-code.tsx';
import { movingText } from '../strings-moving.ts';
import { showToast } from '../toast.tsx';
import { keptSeed } from './kept-seed.ts';
import { movingLink } from './moving-link.ts';

export function TakeAlong() {
  const shown = useSignal<Uint8Array | null>(null);
  const toggle = async () => {
    const seed = shown.value === null ? await keptSeed() : null;
    if (shown.value === null && seed === null) showToast(movingText.notKept);
    shown.value = seed;
  };
  return (
    <section class="settings-section">
      <h3>{movingText.away}</h3>
      <p class="sure">{movingText.warning}</p>
      <div class="form-actions">
        <button type="button" class="button" data-first aria-expanded={shown.value !== null} onClick={toggle}>
          {shown.value ? movingText.hide : movingText.show}
        </button>
      </div>
      {shown.value && <Shown seed={shown.value} />}
    </section>
  );
}

function Shown({ seed }: { seed: Uint8Array }) {
  const link = movingLink(location.origin, { seed, name: personName.value });
  return (
    <>
      <figure class="share-code">
        <QrCode content={link} label={movingText.picture} />
        <figcaption>{movingText.scan}</figcaption>
      </figure>
      <CopyField label={movingText.link} value={link} words={movingText} />
      <CopyField
        label={movingText.code}
        value={writeIdentityCode(seed)}
        hint={movingText.codeHint}
        words={movingText}
      />
    </>
  );
}
