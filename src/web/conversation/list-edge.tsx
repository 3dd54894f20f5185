// What stands above the oldest row and below the newest: the room's beginning, or a quiet sign that more is coming.
import type { Timeline } from '../../client/state.ts';
import { conversationText } from '../strings-conversation.ts';

const { list: words } = conversationText;

/** Always of the same height: a spinner that comes and goes would move the rows. */
export function ListTop({ timeline }: { readonly timeline: Timeline }) {
  if (!timeline.atBeginning)
    return <div class="list-edge">{timeline.loading === 'older' && <Spinner label={words.loadingOlder} />}</div>;
  const isPruned = timeline.floor > 1;
  return <p class={isPruned ? 'list-edge pruned' : 'list-edge'}>{isPruned ? words.pruned : words.beginning}</p>;
}

export function ListBottom({ timeline }: { readonly timeline: Timeline }) {
  if (timeline.atEnd) return null;
  const isLoading = timeline.loading === 'newer' || timeline.loading === 'latest';
  return <div class="list-edge">{isLoading && <Spinner label={words.loadingNewer} />}</div>;
}

/** Appears after 300 ms, by style. */
function Spinner({ label }: { readonly label: string }) {
  return (
    <span class="spinner late">
      <span class="visually-hidden">{label}</span>
    </span>
  );
}

const LINES = [62, 38, 80, 54, 70] as const;

/** Before the first answer: the shape of a conversation, if that takes long enough to be seen. */
export function Skeleton() {
  return (
    <div class="skeleton late" aria-hidden="true">
      {LINES.map((width) => (
        <div key={width} class="skeleton-row">
          <i class="skeleton-avatar" />
          <i class="skeleton-name" />
          <i class="skeleton-line" style={`inline-size:${width}%`} />
        </div>
      ))}
    </div>
  );
}
