// Takes a link or a code from the person's other device, and says what is wrong with it.
import { useSignal } from '@preact/signals';
import { readMovedKey } from '../../client/moved-key.ts';
import { badgeOf } from '../../protocol/badge.ts';
import { normaliseName } from '../../protocol/names.ts';
import { identity, identityOf } from '../identity-store.ts';
import { text } from '../strings.ts';
import { movingText } from '../strings-moving.ts';
import { TextField } from '../text-field.tsx';
import { showToast } from '../toast.tsx';
import type { Becoming } from './become-sure.tsx';

export interface BringHereProps {
  readonly typed: string;
  goOn(becoming: Becoming): void;
}

export function BringHere({ typed, goOn }: BringHereProps) {
  const pasted = useSignal(typed);
  const called = useSignal('');
  const wasAsked = useSignal(typed !== '');
  const key = readMovedKey(pasted.value, URLSearchParams);
  const name = normaliseName(called.value || (key.ok ? key.value.name : ''));
  const submit = async (submitted: Event) => {
    submitted.preventDefault();
    wasAsked.value = true;
    if (!key.ok || !name.ok) return;
    const { member } = await identityOf(key.value.seed);
    if (member === identity.peek()?.member) showToast(movingText.already);
    else goOn({ seed: key.value.seed, name: name.value, fingerprint: badgeOf(member)?.short ?? '' });
  };
  // What a link brought is as secret as what it was made from.
  const hasCome = key.ok && pasted.value === typed;
  const lacksName = key.ok && key.value.name === '';
  return (
    <section class="settings-section">
      <h3>{movingText.here}</h3>
      <form class="form" onSubmit={submit} noValidate>
        {hasCome ? (
          <p>{movingText.came}</p>
        ) : (
          <TextField
            label={movingText.typed}
            value={pasted}
            error={wasAsked.value && !key.ok ? movingText.errors[key.error] : ''}
            hint={movingText.typedHint}
            first={typed !== ''}
          />
        )}
        {lacksName && (
          <TextField
            label={movingText.name}
            value={called}
            error={wasAsked.value && !name.ok ? text.settings.nameErrors[name.error] : ''}
            hint={movingText.nameHint}
            autoComplete="nickname"
          />
        )}
        <div class="form-actions">
          <button type="submit" class="button" data-first={hasCome || undefined}>
            {movingText.goOn}
          </button>
        </div>
      </form>
    </section>
  );
}
