// What an event says about the room itself, in words.
import { type ComponentChildren, Fragment } from 'preact';
import type { MemberFacts } from '../../protocol/members.ts';
import { MemberName } from '../member-name.tsx';
import { conversationText } from '../strings-conversation.ts';
import type { RowContent } from './row-content.ts';
import type { Entry } from './row-entries.ts';
import { Sentence } from './sentence.tsx';

const { system: words } = conversationText;

export function sentencesOf({ by, content }: Entry, facts: MemberFacts | undefined): ComponentChildren {
  if (content.type === 'name') return <Renamed by={by} before={content.was} after={content.name} />;
  if (content.type !== 'room') return null;
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
  readonly by: Entry['by'];
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
