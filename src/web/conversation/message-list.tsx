// The room's messages: days of rows in one scroller that keeps still. A log to assistive technology, but silent:
// what is new is said by `announcements.ts`, once and not too often.
import { useMemo } from 'preact/hooks';
import type { RoomEngine, RoomState, Timeline } from '../../client/state.ts';
import { conversationText } from '../strings-conversation.ts';
import { WelcomeCard } from '../welcome-card.tsx';
import type { ComposerPort } from './composer-port.ts';
import { dayOf } from './day-labels.ts';
import { DaySection } from './day-section.tsx';
import { type Day, groupRows } from './group-rows.ts';
import { JumpPill } from './jump-pill.tsx';
import { ListBottom, ListTop, Skeleton } from './list-edge.tsx';
import { rowActions } from './row-actions.ts';
import { useRoving } from './use-roving.ts';
import type { Scroll } from './use-scroll.ts';
import { useToday } from './use-today.ts';

export interface MessageListProps {
  readonly engine: RoomEngine;
  readonly shown: RoomState;
  readonly scroll: Scroll;
  readonly composer: ComposerPort;
}

export function MessageList({ engine, shown, scroll, composer }: MessageListProps) {
  const { room, timeline, members, you } = shown;
  const days = useDays(shown);
  const today = useToday();
  const { scroller, toLatest, holdRow } = scroll;
  const actions = useMemo(() => rowActions({ engine, composer, holdRow }), [engine, composer, holdRow]);
  const { currentRow, ...roving } = useRoving(days, { scroller, toLatest, leave: composer.focus });
  return (
    <div class="list-frame">
      <div class={scroll.isSeeking.value ? 'list-scroller seeking' : 'list-scroller'} ref={scroller}>
        <div class="list-content">
          {days.length === 0 ? <NoRows timeline={timeline} room={room.id} /> : <ListTop timeline={timeline} />}
          <div role="log" aria-live="off" aria-label={conversationText.list.label} {...roving}>
            {days.map((day) => (
              <DaySection key={day.key} {...{ day, today, members, you, currentRow, actions }} />
            ))}
          </div>
          <ListBottom timeline={timeline} />
        </div>
      </div>
      <div class="list-fade" aria-hidden="true" />
      <JumpPill atLatest={scroll.atLatest} missed={scroll.missed} onJump={toLatest} />
    </div>
  );
}

function useDays({ timeline, outbox, clockOffsetMs, you }: RoomState): readonly Day[] {
  const { member } = you;
  return useMemo(
    () => groupRows({ timeline, outbox, clockOffsetMs, you: member, dayOf }),
    [timeline, outbox, clockOffsetMs, member],
  );
}

/** Nothing was ever said, or nothing has arrived yet. */
function NoRows({ timeline, room }: { readonly timeline: Timeline; readonly room: string }) {
  const isEmpty = timeline.atBeginning && timeline.atEnd && timeline.loading === 'none';
  return isEmpty ? <WelcomeCard roomId={room} /> : <Skeleton />;
}
