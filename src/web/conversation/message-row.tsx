// One message: avatar, name, time and what was said; only that and a quiet time if it continues the one before.
import type { MemberFacts } from '../../protocol/members.ts';
import { Avatar } from '../avatar.tsx';
import { MemberName } from '../member-name.tsx';
import { conversationText } from '../strings-conversation.ts';
import { FailedPost, failedPost } from './failed-post.tsx';
import type { Row } from './group-rows.ts';
import type { MessageRowProps } from './message-row-props.ts';
import { MessageSaid } from './message-said.tsx';
import { NewLine } from './new-line.tsx';
import type { MessageContent } from './row-content.ts';
import { rowExtras } from './row-extras-chunk.ts';
import { Time } from './time.tsx';
import type { You } from './you.ts';

export function MessageRow(props: MessageRowProps) {
  const { row, content, facts, you, current, actions } = props;
  const Sign = signOf(row, content, you);
  const failed = failedPost(row);
  return (
    <li
      class={classesOf(props, Sign !== null)}
      data-row={row.key}
      data-seq={row.seq ?? undefined}
      tabIndex={current ? 0 : -1}
    >
      {row.isFirstNew && <NewLine />}
      {isHeadless(row) ? <Time at={row.at} short /> : <Avatar member={row.by} name={facts?.name ?? ''} size={36} />}
      <div class="row-body">
        <Author row={row} facts={facts} />
        {Sign && <Sign />}
        {content.type === 'text' ? (
          <MessageSaid {...props} content={content} isFailed={failed !== null} />
        ) : (
          <p class="tombstone">{conversationText.row.deleted}</p>
        )}
        {failed && <FailedPost post={failed} actions={actions} />}
      </div>
    </li>
  );
}

/** An action begins with who does it; a row that continues another leaves that to those who cannot see it. */
function Author({ row, facts }: { readonly row: Row; readonly facts: MemberFacts | undefined }) {
  if (isAction(row))
    return (
      <span class="action-author">
        * <MemberName member={row.by} facts={facts} />{' '}
      </span>
    );
  if (row.grouped) return <span class="row-author">{facts?.name} </span>;
  return (
    <div class="row-head">
      <MemberName member={row.by} facts={facts} withFingerprint />
      <Time at={row.at} />
    </div>
  );
}

function isAction({ content }: Row): boolean {
  return content.type === 'text' && content.action;
}

function isHeadless(row: Row): boolean {
  return row.grouped || isAction(row);
}

/** The sign of being mentioned; null where the reader is not. */
function signOf(row: Row, content: MessageContent | { readonly type: 'deleted' }, you: You) {
  if (content.type === 'deleted' || row.by === you.member || !content.text.includes('@')) return null;
  const extras = rowExtras.value;
  return extras?.callsFor(content, you) ? extras.MentionSign : null;
}

function classesOf({ row }: MessageRowProps, isMentioned: boolean): string {
  const classes = ['row', 'message-row'];
  if (isHeadless(row)) classes.push('headless');
  if (row.grouped) classes.push('grouped');
  if (isAction(row)) classes.push('action');
  if (isMentioned) classes.push('mentioned');
  if (row.isFirstNew) classes.push('first-new');
  if (row.pending) classes.push(failedPost(row) ? 'failed' : 'pending');
  return classes.join(' ');
}
