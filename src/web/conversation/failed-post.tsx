// Under a post that was refused, or whose fate is not known: what happened, and what the person can do. Nothing is lost.
import { useEffect } from 'preact/hooks';
import { awaitsPerson } from '../../client/delivery.ts';
import { textOf } from '../../client/folds.ts';
import type { PendingPost } from '../../client/state.ts';
import { announce } from '../announcer.tsx';
import { Icon } from '../icons.tsx';
import { lazyView } from '../lazy-view.tsx';
import { conversationText } from '../strings-conversation.ts';
import type { FailedPostProps } from './failed-choices.tsx';
import type { Row } from './group-rows.ts';
import { shortened } from './shortened.ts';

const { delivery: words } = conversationText;
export const failedChoices = lazyView(async () => (await import('./failed-choices.tsx')).FailedChoices);

/** What of a row did not get through: itself, or a change of it. */
export function failedPost({ pending, failedChange }: Row): PendingPost | null {
  return pending && awaitsPerson(pending) ? pending : failedChange;
}

export function FailedPost({ post, actions }: Omit<FailedPostProps, 'text'>) {
  const text = textOf(post.body, 'text') ?? null;
  const verdict = verdictOn(post);
  useEffect(() => announce(text === null ? verdict : `${verdict}: ${shortened(text)}`), [verdict, text]);
  return (
    <div class="failed-post">
      <span class="failed-verdict">
        <Icon name="alert" size={14} />
        {verdict}
      </span>
      <failedChoices.View {...{ post, text, actions }} />
    </div>
  );
}

function verdictOn({ kind, delivery }: PendingPost): string {
  if (delivery.status === 'unknown') return words.unknown;
  if (kind === 'redact') return words.notDeleted;
  return kind === 'edit' ? words.notSaved : words.refused;
}
