// Under a post that was refused, or whose fate is not known: what happened, and what the person can do. Nothing is lost.
import { useEffect } from 'preact/hooks';
import type { PendingPost } from '../../client/state.ts';
import { announce } from '../announcer.tsx';
import { Icon } from '../icons.tsx';
import { conversationText } from '../strings-conversation.ts';
import { showToast } from '../toast.tsx';
import { shortened } from './announcements.ts';
import { copyText } from './copy-text.ts';
import type { RowActions } from './row-actions.ts';

export interface FailedPostProps {
  readonly post: PendingPost;
  /** What was written; null for a name or a topic, which can be neither edited nor copied here. */
  readonly text: string | null;
  readonly actions: RowActions;
}

const { delivery: words } = conversationText;
const reasons: ReadonlyMap<string, string> = new Map(Object.entries(conversationText.reasons));

export function FailedPost({ post, text, actions }: FailedPostProps) {
  const isUnknown = post.delivery.status === 'unknown';
  const verdict = isUnknown ? words.unknown : words.refused;
  useEffect(() => announce(text === null ? verdict : `${verdict}: ${shortened(text)}`), [verdict, text]);
  return (
    <div class="failed-post">
      <span class="failed-verdict">
        <Icon name="alert" size={14} />
        {verdict}
      </span>
      {reasonOf(post) !== undefined && <span class="failed-reason">{reasonOf(post)}</span>}
      <span class="failed-actions">
        <Choice label={isUnknown ? words.sendAgain : words.retry} onPick={() => actions.retry(post)} />
        {text !== null && !isUnknown && <Choice label={words.edit} onPick={() => actions.edit(post, text)} />}
        {text !== null && <Choice label={words.copy} onPick={() => copyAloud(text)} />}
        <Choice label={words.discard} onPick={() => actions.discard(post)} />
      </span>
    </div>
  );
}

function reasonOf({ delivery }: PendingPost): string | undefined {
  return delivery.status === 'refused' ? reasons.get(delivery.code) : undefined;
}

function Choice({ label, onPick }: { readonly label: string; readonly onPick: () => void }) {
  return (
    <button type="button" class="failed-choice" onClick={onPick}>
      {label}
    </button>
  );
}

async function copyAloud(text: string): Promise<void> {
  const copied = await copyText(text);
  showToast(copied ? words.copied : words.notCopied);
}
