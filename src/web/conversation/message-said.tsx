// What a message says, with what it answers above and what people put on it below.
import { settings } from '../settings-store.ts';
import { conversationText } from '../strings-conversation.ts';
import { momentLabel } from './day-labels.ts';
import { DeliveryMark } from './delivery-mark.tsx';
import type { MessageRowProps } from './message-row-props.ts';
import { MessageText } from './message-text.tsx';
import type { MessageContent } from './row-content.ts';
import { rowExtras } from './row-extras-chunk.ts';

export interface MessageSaidProps extends MessageRowProps {
  readonly content: MessageContent;
  readonly isFailed: boolean;
}

export function MessageSaid({ row, content, originalFacts, you, current, actions, isFailed }: MessageSaidProps) {
  const { reply, text, mentions, editedAt } = content;
  const { seq, reactions, pending } = row;
  const hasReactions = seq !== null && reactions.length > 0;
  const extras = reply !== null || hasReactions ? rowExtras.value : null;
  return (
    <>
      {extras && reply !== null && (
        <extras.Quote {...{ reply, row, actions }} facts={originalFacts} reachable={current} />
      )}
      <MessageText {...{ text, mentions }} you={you.member} reachable={current} onResize={actions.resize}>
        {editedAt !== null && <Edited at={editedAt} />}
        {!isFailed && (pending || row.latestOwn) && <DeliveryMark delivery={pending?.delivery ?? null} />}
      </MessageText>
      {extras && hasReactions && (
        <extras.Reactions {...{ seq, reactions, actions }} you={you.member} reachable={current} />
      )}
    </>
  );
}

function Edited({ at }: { readonly at: number }) {
  const when = momentLabel(at, settings.value.clock);
  return (
    <time class="edited" dateTime={new Date(at).toISOString()} title={when}>
      {' '}
      {conversationText.row.edited}
      <span class="visually-hidden"> {when}</span>
    </time>
  );
}
