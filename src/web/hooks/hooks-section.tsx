// The room's webhooks in its details: what there is, one more, one less. Fetched late.
import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { RoomEngine } from '../../client/state.ts';
import type { HookFacts } from '../../protocol/hooks/hook-wish.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { formatDay } from '../amounts.ts';
import { hookText } from '../strings-hooks.ts';
import { showToast } from '../toast.tsx';
import { HookForm } from './hook-form.tsx';
import { loadHooks, revokeHook, wordsOf } from './hook-requests.ts';

type Asked =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly code: string }
  | { readonly is: 'there'; readonly hooks: readonly HookFacts[] };

export function HooksSection({ engine }: { engine: RoomEngine }) {
  const headingId = useId();
  const section = useRef<HTMLElement>(null);
  const asked = useSignal<Asked>({ is: 'loading' });
  const load = async () => {
    const hooks = await loadHooks(engine);
    asked.value = hooks.ok ? { is: 'there', hooks: hooks.value } : { is: 'failed', code: hooks.error };
  };
  useEffect(() => void load(), [engine]);
  // The button that has the focus is about to go.
  const keepFocus = () => section.current?.focus();
  const revoke = async ({ id, name }: HookFacts) => {
    const revoked = await revokeHook(engine, id);
    showToast(revoked.ok ? hookText.revoked(name) : wordsOf(revoked.error));
    if (!revoked.ok) return;
    keepFocus();
    await load();
  };
  const tryAgain = () => {
    keepFocus();
    void load();
  };
  return (
    <section
      ref={section}
      class="hooks"
      aria-labelledby={headingId}
      aria-busy={asked.value.is === 'loading'}
      tabIndex={-1}
    >
      <h3 id={headingId} class="field-label">
        {hookText.heading}
      </h3>
      <p class="field-hint">{hookText.explain}</p>
      <Answer asked={asked.value} you={engine.state.you.member} revoke={revoke} tryAgain={tryAgain} />
      <HookForm engine={engine} made={load} />
    </section>
  );
}

type Revoke = (hook: HookFacts) => void;

interface AnswerProps {
  readonly asked: Asked;
  readonly you: MemberId;
  readonly revoke: Revoke;
  readonly tryAgain: () => void;
}

function Answer({ asked, you, revoke, tryAgain }: AnswerProps) {
  if (asked.is === 'loading') return <p class="field-hint">{hookText.loading}</p>;
  if (asked.is === 'failed') return <Failed code={asked.code} tryAgain={tryAgain} />;
  if (asked.hooks.length === 0) return <p class="field-hint">{hookText.none}</p>;
  return (
    <ul class="hook-list">
      {asked.hooks.map((hook) => (
        <HookRow key={hook.id} hook={hook} revoke={hook.maker === you ? revoke : null} />
      ))}
    </ul>
  );
}

function Failed({ code, tryAgain }: { code: string; tryAgain: () => void }) {
  return (
    <div>
      <p class="field-hint" role="alert">
        {wordsOf(code)}
      </p>
      <button type="button" class="button" onClick={tryAgain}>
        {hookText.tryAgain}
      </button>
    </div>
  );
}

function HookRow({ hook, revoke }: { hook: HookFacts; revoke: Revoke | null }) {
  const { name, lastUsedAt } = hook;
  const used = lastUsedAt === null ? hookText.never : hookText.used(formatDay(lastUsedAt));
  const state = hook.kind === 'outgoing' ? hookText.states[hook.state] : '';
  return (
    <li class="hook">
      <span class="hook-about">
        <bdi class="hook-name">{name}</bdi>
        <span class="field-hint">{[hookText.kinds[hook.kind], state || used].join(' · ')}</span>
      </span>
      {revoke && (
        <button type="button" class="button" aria-label={hookText.revokeNamed(name)} onClick={() => revoke(hook)}>
          {hookText.revoke}
        </button>
      )}
    </li>
  );
}
