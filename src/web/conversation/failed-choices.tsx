// Why a post was refused, and the ways on from there. Fetched late: most people never see one.
import type { PendingPost } from '../../client/state.ts';
import { failedText } from '../strings-failed.ts';
import { showToast } from '../toast.tsx';
import { copyText } from './copy-text.ts';
import type { RowActions } from './row-actions.ts';

export interface FailedPostProps {
  readonly post: PendingPost;
  /** What was written; null for a name or a topic, which can be neither edited nor copied here. */
  readonly text: string | null;
  readonly actions: RowActions;
}

const reasons: ReadonlyMap<string, string> = new Map(Object.entries(failedText.reasons));

export function FailedChoices({ post, text, actions }: FailedPostProps) {
  const isUnknown = post.delivery.status === 'unknown';
  const isEdit = post.kind === 'edit';
  return (
    <>
      {isEdit && (
        <span class="failed-text" dir="auto">
          {text}
        </span>
      )}
      {reasonOf(post) !== undefined && <span class="failed-reason">{reasonOf(post)}</span>}
      <span class="failed-actions">
        <Choice label={isUnknown ? failedText.sendAgain : failedText.retry} onPick={() => actions.retry(post)} />
        {text !== null && !isUnknown && (
          <Choice label={isEdit ? failedText.editAgain : failedText.edit} onPick={() => actions.edit(post)} />
        )}
        {text !== null && <Choice label={failedText.copy} onPick={() => copyAloud(text)} />}
        <Choice label={failedText.discard} onPick={() => actions.discard(post)} />
      </span>
    </>
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
  showToast(copied ? failedText.copied : failedText.notCopied);
}
