// Makes a webhook, and shows the one time what is secret about it.
import { useSignal } from '@preact/signals';
import type { Hears, HookMade, HookWish } from '../../protocol/hooks/hook-wish.ts';
import { normaliseName } from '../../protocol/names.ts';
import { Choice } from '../choice.tsx';
import { CopyField } from '../copy-field.tsx';
import { hookText } from '../strings-hooks.ts';
import { TextField } from '../text-field.tsx';
import { makeHook } from './hook-requests.ts';

const KINDS = ['incoming', 'outgoing'] as const;
const HEARING = ['all', 'mentions'] as const;

export function HookForm({ room, made }: { room: string; made: () => void }) {
  const isOpen = useSignal(false);
  const shown = useSignal<HookMade | null>(null);
  const show = (hook: HookMade) => {
    shown.value = hook;
    isOpen.value = false;
    made();
  };
  return (
    <>
      {shown.value && <Secret made={shown.value} />}
      {isOpen.value ? (
        <Fields room={room} made={show} />
      ) : (
        <button
          type="button"
          class="button hook-add"
          onClick={() => {
            isOpen.value = true;
          }}
        >
          {hookText.add}
        </button>
      )}
    </>
  );
}

function Secret({ made: { url, secret } }: { made: HookMade }) {
  if (url !== undefined) {
    return <CopyField label={hookText.madeUrl} hint={hookText.madeUrlHint} value={url} words={hookText} />;
  }
  return <CopyField label={hookText.madeSecret} hint={hookText.madeSecretHint} value={secret ?? ''} words={hookText} />;
}

function Fields({ room, made }: { room: string; made: (hook: HookMade) => void }) {
  const kind = useSignal<HookWish['kind']>('incoming');
  const name = useSignal('');
  const url = useSignal('');
  const hears = useSignal<Hears>('all');
  const error = useSignal({ name: '', url: '' });
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!normaliseName(name.value).ok) {
      error.value = { name: hookText.nameBad, url: '' };
      return;
    }
    const about = { name: name.value };
    const target = { url: url.value.trim(), hears: hears.value };
    const wish: HookWish =
      kind.value === 'incoming' ? { kind: 'incoming', ...about } : { kind: 'outgoing', ...about, ...target };
    const answer = await makeHook(room, wish).catch(() => null);
    if (answer?.ok) made(answer.value);
    else error.value = errorOf(answer?.error ?? '');
  };
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Choice
        label={hookText.kind}
        values={KINDS}
        words={hookText.kinds}
        chosen={kind.value}
        choose={(value) => {
          kind.value = value;
        }}
      />
      <TextField label={hookText.name} hint={hookText.nameHint} value={name} error={error.value.name} />
      {kind.value === 'outgoing' && (
        <>
          <TextField label={hookText.url} hint={hookText.urlHint} value={url} error={error.value.url} />
          <Choice
            label={hookText.hears}
            values={HEARING}
            words={hookText.hearing}
            chosen={hears.value}
            choose={(value) => {
              hears.value = value;
            }}
          />
        </>
      )}
      <div class="form-actions">
        <button type="submit" class="button button-primary">
          {hookText.make}
        </button>
      </div>
    </form>
  );
}

/** At the field that it is about. */
function errorOf(code: string): { readonly name: string; readonly url: string } {
  const words: Readonly<Record<string, string>> = hookText.problems;
  const said = words[code] ?? hookText.failed;
  return code === 'hookTargetBad' ? { name: '', url: said } : { name: said, url: '' };
}
