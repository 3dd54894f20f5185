// One message: avatar, name, time and text; only text and a quiet time if it continues the one before.
import type { MemberFacts } from '../../protocol/members.ts';
import { Avatar } from '../avatar.tsx';
import { MemberName } from '../member-name.tsx';
import { DeliveryMark } from './delivery-mark.tsx';
import { FailedPost } from './failed-post.tsx';
import type { Row } from './group-rows.ts';
import { MessageText } from './message-text.tsx';
import type { RowActions } from './row-actions.ts';
import { Time } from './time.tsx';

export interface MessageRowProps {
  readonly row: Row;
  readonly text: string;
  readonly facts: MemberFacts | undefined;
  readonly current: boolean;
  readonly actions: RowActions;
}

export function MessageRow({ row, text, facts, current, actions }: MessageRowProps) {
  const failed = failedPost(row);
  return (
    <li class={classesOf(row)} data-row={row.key} data-seq={row.seq ?? undefined} tabIndex={current ? 0 : -1}>
      {row.grouped ? <Time at={row.at} short /> : <Avatar member={row.by} name={facts?.name ?? ''} size={36} />}
      <div class="row-body">
        {row.grouped ? <span class="row-author">{facts?.name} </span> : <Head row={row} facts={facts} />}
        <MessageText text={text} reachable={current} onResize={actions.resize}>
          {failed === null && (row.pending || row.latestOwn) && (
            <DeliveryMark delivery={row.pending?.delivery ?? null} />
          )}
        </MessageText>
        {failed && <FailedPost post={failed} text={text} actions={actions} />}
      </div>
    </li>
  );
}

function Head({ row, facts }: { readonly row: Row; readonly facts: MemberFacts | undefined }) {
  return (
    <div class="row-head">
      <MemberName member={row.by} facts={facts} withFingerprint />
      <Time at={row.at} />
    </div>
  );
}

export function failedPost({ pending }: Row): Row['pending'] {
  const status = pending?.delivery.status;
  return status === 'refused' || status === 'unknown' ? pending : null;
}

function classesOf(row: Row): string {
  const classes = ['row', 'message-row'];
  if (row.grouped) classes.push('grouped');
  if (row.pending) classes.push(failedPost(row) ? 'failed' : 'pending');
  return classes.join(' ');
}
