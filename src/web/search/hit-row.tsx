// One message that was found: who, when, and the words in their place.

import type { Hit } from '../../protocol/down.ts';
import type { MemberFacts } from '../../protocol/members.ts';
import { Avatar } from '../avatar.tsx';
import { dayLabel, timeLabel } from '../conversation/day-labels.ts';
import { MemberName } from '../member-name.tsx';
import { settings } from '../settings-store.ts';
import { searchText } from '../strings-search.ts';
import { MarkedText } from './marked-text.tsx';

export interface HitRowProps {
  readonly id: string;
  readonly hit: Hit;
  readonly facts: MemberFacts | undefined;
  readonly isActive: boolean;
  readonly choose: () => void;
}

export function HitRow({ id, hit, facts, isActive, choose }: HitRowProps) {
  const when = searchText.when(dayLabel(hit.at, Date.now()), timeLabel(hit.at, settings.value.clock));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
    <div id={id} role="option" tabIndex={-1} class="hit" aria-selected={isActive} onClick={choose}>
      <Avatar member={hit.by} name={facts?.name ?? ''} size={32} />
      <div class="hit-body">
        <div class="hit-head">
          <MemberName member={hit.by} facts={facts} />
          <time dateTime={new Date(hit.at).toISOString()}>{when}</time>
        </div>
        <p class="hit-text" dir="auto">
          <MarkedText text={hit.text} ranges={hit.ranges} />
        </p>
      </div>
    </div>
  );
}
