// Removes everything Ajar keeps on this device, after asking once.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { forgetDatabase } from '../database.ts';
import { forgetEmoji } from '../emoji/forget-emoji.ts';
import { leaveForgotten, tellOtherTabs } from '../forgotten.ts';
import { LateIcon } from '../late-icons.tsx';
import type { Session } from '../session.ts';
import { text } from '../strings.ts';
import { settingsText } from '../strings-settings.ts';
import { showToast } from '../toast.tsx';

export function ForgetMe({ session }: { session: Session | null }) {
  const asked = useSignal(false);
  return (
    <div class="danger-zone">
      {asked.value ? (
        <Sure session={session} stay={() => (asked.value = false)} />
      ) : (
        <>
          <button type="button" class="button button-danger" onClick={() => (asked.value = true)}>
            <LateIcon name="trash" size={17} />
            {settingsText.forget}
          </button>
          <p class="field-hint">{settingsText.forgetHint}</p>
        </>
      )}
    </div>
  );
}

function Sure({ session, stay }: { session: Session | null; stay: () => void }) {
  const calm = useRef<HTMLButtonElement>(null);
  useEffect(() => calm.current?.focus(), []);
  return (
    <div class="sure" role="alertdialog" aria-label={settingsText.forget}>
      <p>{settingsText.forgetSure}</p>
      <div class="form-actions">
        <button type="button" ref={calm} class="button" onClick={stay}>
          {text.cancel}
        </button>
        <button type="button" class="button button-danger button-primary" onClick={() => forget(session)}>
          {settingsText.forgetYes}
        </button>
      </div>
    </div>
  );
}

async function forget(session: Session | null): Promise<void> {
  session?.close();
  try {
    await Promise.all([forgetDatabase(), forgetEmoji()]);
  } catch {
    return showToast(settingsText.forgetFailed);
  }
  tellOtherTabs('forgotten');
  leaveForgotten();
}
