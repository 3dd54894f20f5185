// One line about the room itself: someone's new name, the room's title or topic.
import type { MemberFacts } from '../../protocol/members.ts';
import { optionalView } from '../lazy-view.tsx';
import { FailedPost, failedPost } from './failed-post.tsx';
import type { Row } from './group-rows.ts';
import type { RowActions } from './row-actions.ts';
import { sentencesOf } from './system-sentences.tsx';
import { Time } from './time.tsx';

export interface SystemRowProps {
  readonly row: Row;
  readonly facts: MemberFacts | undefined;
  readonly current: boolean;
  readonly actions: RowActions;
}

const newNames = optionalView(async () => (await import('./new-names.tsx')).NewNames);

export function SystemRow({ row, facts, current, actions }: SystemRowProps) {
  const failed = failedPost(row);
  return (
    <li class="row system-row" data-row={row.key} data-seq={row.seq ?? undefined} tabIndex={current ? 0 : -1}>
      {row.earlier.length > 0 ? (
        <newNames.View entries={[...row.earlier, row]} reachable={current} resize={actions.resize} />
      ) : (
        <p class="system-line">
          {sentencesOf(row, facts)} <Time at={row.at} />
        </p>
      )}
      {failed && <FailedPost post={failed} actions={actions} />}
    </li>
  );
}
