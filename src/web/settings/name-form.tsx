// The person's name, checked by the room's own rules while it is typed.
import { useSignal } from '@preact/signals';
import { normaliseName } from '../../protocol/names.ts';
import { personName } from '../identity-store.ts';
import type { Session } from '../session.ts';
import { text } from '../strings.ts';
import { settingsText } from '../strings-settings.ts';
import { takeName } from '../take-name.ts';
import { TextField } from '../text-field.tsx';
import { showToast } from '../toast.tsx';

export function NameForm({ session }: { session: Session | null }) {
  const typed = useSignal(session?.state.peek().you.name ?? personName.peek());
  const name = normaliseName(typed.value);
  const error = name.ok ? '' : text.settings.nameErrors[name.error];
  const rename = (submit: Event) => {
    submit.preventDefault();
    if (!name.ok) return;
    typed.value = name.value;
    takeName(session?.engine ?? null, name.value).catch(() => {});
    showToast(settingsText.renamed(name.value));
  };
  return (
    <form class="name-form" onSubmit={rename} noValidate>
      <TextField
        label={settingsText.name}
        value={typed}
        error={error}
        hint={settingsText.nameHint}
        autoComplete="nickname"
      />
      <button type="submit" class="button" disabled={!name.ok}>
        {settingsText.rename}
      </button>
    </form>
  );
}
