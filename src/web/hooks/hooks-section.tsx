// The room's webhooks in its details: what there is, one more, one less. Fetched late.
import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { HookFacts } from '../../protocol/hooks/hook-wish.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { formatDay } from '../amounts.ts';
import { hookText } from '../strings-hooks.ts';
import { HookForm } from './hook-form.tsx';
import { loadHooks, revokeHook } from './hook-requests.ts';

type Asked =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'there'; readonly hooks: readonly HookFacts[] };

export interface HooksSectionProps {
  readonly room: string;
  readonly you: MemberId;
}

export function HooksSection({ room, you }: HooksSectionProps) {
  const headingId = useId();
  const asked = useSignal<Asked>({ is: 'loading' });
  const load = () =>
    loadHooks(room).then(
      (hooks) => {
        asked.value = { is: 'there', hooks };
      },
      () => {
        asked.value = { is: 'failed' };
      },
    );
  useEffect(() => void load(), [room]);
  const revoke = (id: string) => void revokeHook(room, id).then(load, load);
  return (
    <section class="hooks" aria-labelledby={headingId} aria-busy={asked.value.is === 'loading'}>
      <h3 id={headingId} class="field-label">
        {hookText.heading}
      </h3>
      <p class="field-hint">{hookText.explain}</p>
      <Answer asked={asked.value} you={you} revoke={revoke} tryAgain={() => void load()} />
      <HookForm room={room} made={() => void load()} />
    </section>
  );
}

interface AnswerProps {
  readonly asked: Asked;
  readonly you: MemberId;
  readonly revoke: (id: string) => void;
  readonly tryAgain: () => void;
}

function Answer({ asked, you, revoke, tryAgain }: AnswerProps) {
  if (asked.is === 'loading') return <p class="field-hint">{hookText.loading}</p>;
  if (asked.is === 'failed') return <Failed tryAgain={tryAgain} />;
  if (asked.hooks.length === 0) return <p class="field-hint">{hookText.none}</p>;
  return (
    <ul class="hook-list">
      {asked.hooks.map((hook) => (
        <HookRow key={hook.id} hook={hook} revoke={hook.maker === you ? revoke : null} />
      ))}
    </ul>
  );
}

function Failed({ tryAgain }: { tryAgain: () => void }) {
  return (
    <div>
      <p class="field-hint" role="alert">
        {hookText.failed}
      </p>
      <button type="button" class="button" onClick={tryAgain}>
        {hookText.tryAgain}
      </button>
    </div>
  );
}

function HookRow({ hook, revoke }: { hook: HookFacts; revoke: ((id: string) => void) | null }) {
  const { id, name, lastUsedAt } = hook;
  const used = lastUsedAt === null ? hookText.never : hookText.used(formatDay(lastUsedAt));
  const state = hook.kind === 'outgoing' ? hookText.states[hook.state] : '';
  return (
    <li class="hook">
      <span class="hook-about">
        <bdi class="hook-name">{name}</bdi>
        <span class="field-hint">{[hookText.kinds[hook.kind], state || used].join(' · ')}</span>
      </span>
      {revoke && (
        <button type="button" class="button" aria-label={hookText.revokeNamed(name)} onClick={() => revoke(id)}>
          {hookText.revoke}
        </button>
      )}
    </li>
  );
}
