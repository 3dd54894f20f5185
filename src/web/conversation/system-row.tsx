// One line about the room itself: someone's new name, the room's title or topic.
import { type ComponentChildren, Fragment } from 'preact';
import type { MemberFacts } from '../../protocol/members.ts';
import { MemberName } from '../member-name.tsx';
import { conversationText } from '../strings-conversation.ts';
import { FailedPost } from './failed-post.tsx';
import type { Row } from './group-rows.ts';
import { failedPost } from './message-row.tsx';
import type { RowActions } from './row-actions.ts';
import type { RowContent } from './row-content.ts';
import { Sentence } from './sentence.tsx';
import { Time } from './time.tsx';

export interface SystemRowProps {
  readonly row: Row;
  readonly facts: MemberFacts | undefined;
  readonly current: boolean;
  readonly actions: RowActions;
}

const { system: words } = conversationText;

export function SystemRow({ row, facts, current, actions }: SystemRowProps) {
  const failed = failedPost(row);
  return (
    <li class="row system-row" data-row={row.key} data-seq={row.seq ?? undefined} tabIndex={current ? 0 : -1}>
      <p class="system-line">
        {sentencesOf(row, facts)} <Time at={row.at} />
      </p>
      {failed && <FailedPost post={failed} text={null} actions={actions} />}
    </li>
  );
}

function sentencesOf({ by, content }: Row, facts: MemberFacts | undefined): ComponentChildren {
  if (content.type === 'name') return <Renamed by={by} before={content.was} after={content.name} />;
  if (content.type === 'text') return null;
  const who = <MemberName member={by} facts={facts} />;
  return roomChanges(content).map(([template, value], index) => (
    <Fragment key={template}>
      {index > 0 && ' · '}
      <Sentence template={template} parts={{ who, title: <Quoted text={value} />, topic: <Quoted text={value} /> }} />
    </Fragment>
  ));
}

function roomChanges({ title, topic }: Extract<RowContent, { type: 'room' }>): (readonly [string, string])[] {
  const changes: (readonly [string, string])[] = [];
  if (title !== undefined) changes.push([title === '' ? words.untitled : words.titled, title]);
  if (topic !== undefined) changes.push([topic === '' ? words.noTopic : words.topic, topic]);
  return changes;
}

interface RenamedProps {
  readonly by: Row['by'];
  readonly before: string | null;
  readonly after: string;
}

/** With the fingerprint: a new name is what someone would take to pass for another. */
function Renamed({ by, before, after }: RenamedProps) {
  const parts = {
    before: <Quoted text={before ?? ''} />,
    after: <MemberName member={by} facts={{ name: after }} withFingerprint />,
  };
  return <Sentence template={before === null ? words.nowCalled : words.renamed} parts={parts} />;
}

function Quoted({ text }: { readonly text: string }) {
  return <bdi class="system-value">{text}</bdi>;
}
