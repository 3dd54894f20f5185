// Makes a webhook, and shows the one time what is secret about it.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { RoomEngine } from '../../client/state.ts';
import type { Hears, HookMade, HookWish } from '../../protocol/hooks/hook-wish.ts';
import { normaliseName } from '../../protocol/names.ts';
import { Choice } from '../choice.tsx';
import { CopyField } from '../copy-field.tsx';
import { hookText } from '../strings-hooks.ts';
import { TextField } from '../text-field.tsx';
import { makeHook, wordsOf } from './hook-requests.ts';

const KINDS = ['incoming', 'outgoing'] as const;
const HEARING = ['all', 'mentions'] as const;

export function HookForm({ engine, made }: { engine: RoomEngine; made: () => void }) {
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
        <Fields engine={engine} made={show} />
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

function Secret({ made }: { made: HookMade }) {
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => focusField(shown.current), [made]);
  const { url, secret = '' } = made;
  return (
    <div ref={shown}>
      {url !== undefined ? (
        <CopyField label={hookText.madeUrl} hint={hookText.madeUrlHint} value={url} words={hookText} />
      ) : (
        <CopyField label={hookText.madeSecret} hint={hookText.madeSecretHint} value={secret} words={hookText} />
      )}
    </div>
  );
}

/** What had the focus is gone. */
function focusField(place: HTMLElement | null): void {
  place?.querySelector('input')?.focus();
}

function Fields({ engine, made }: { engine: RoomEngine; made: (hook: HookMade) => void }) {
  const form = useRef<HTMLFormElement>(null);
  const isMaking = useRef(false);
  useEffect(() => focusField(form.current), []);
  const kind = useSignal<HookWish['kind']>('incoming');
  const name = useSignal('');
  const url = useSignal('');
  const hears = useSignal<Hears>('all');
  const error = useSignal({ name: '', url: '' });
  const submit = async (event: Event) => {
    event.preventDefault();
    // Of two made by pressing twice, the address of the first would never be seen.
    if (isMaking.current) return;
    if (!normaliseName(name.value).ok) {
      error.value = { name: hookText.nameBad, url: '' };
      return;
    }
    const about = { name: name.value };
    const target = { url: url.value.trim(), hears: hears.value };
    const wish: HookWish =
      kind.value === 'incoming' ? { kind: 'incoming', ...about } : { kind: 'outgoing', ...about, ...target };
    isMaking.current = true;
    const answer = await makeHook(engine, wish);
    isMaking.current = false;
    if (answer.ok) made(answer.value);
    else error.value = errorOf(answer.error);
  };
  return (
    <form ref={form} class="form" onSubmit={submit} noValidate>
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
  const said = wordsOf(code);
  return code === 'hookTargetBad' ? { name: '', url: said } : { name: said, url: '' };
}
