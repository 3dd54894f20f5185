// The room's messages: days of rows in one scroller that keeps still. A log to assistive technology, but silent:
// what is new is said by `announcements.ts`, once and not too often.
import type { ReadonlySignal, Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { RoomEngine, RoomState, Timeline } from '../../client/state.ts';
import type { Seq } from '../../protocol/ids.ts';
import { optionalView } from '../lazy-view.tsx';
import { settings } from '../settings-store.ts';
import { conversationText } from '../strings-conversation.ts';
import type { OpenUnread } from '../unread/open-unread.ts';
import type { WantedPlace } from '../wanted-place.ts';
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

const welcome = optionalView(async () => (await import('../welcome-card.tsx')).WelcomeCard);

export interface MessageListProps {
  readonly engine: RoomEngine;
  readonly shown: RoomState;
  readonly scroll: Scroll;
  readonly composer: ComposerPort;
  /** Null if that part did not load. */
  readonly unread: OpenUnread | null;
  readonly wanted: Signal<WantedPlace | null>;
  /** Own messages whose deletion can still be undone. */
  readonly deleting: ReadonlySignal<ReadonlySet<Seq>>;
}

export function MessageList({ engine, shown, scroll, composer, unread, wanted, deleting }: MessageListProps) {
  useEffect(welcome.prefetch, []);
  const { room, timeline, members, you } = shown;
  const days = useDays(shown, unread?.divider.value?.first ?? null, deleting.value);
  const today = useToday();
  const { scroller, toLatest, holdRow, readAll } = scroll;
  const actions = useMemo(
    () => rowActions({ engine, composer, holdRow, unread, wanted }),
    [engine, composer, holdRow, unread, wanted],
  );
  const { currentRow, ...roving } = useRoving(days, { scroller, toLatest, readAll, leave: composer.focus });
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
      {unread && <unread.Banner divider={unread.divider} onJump={unread.jump} onRead={unread.markRead} />}
      <JumpPill atLatest={scroll.atLatest} missed={scroll.missed} onJump={toLatest} />
    </div>
  );
}

function useDays(shown: RoomState, newFrom: Seq | null, deleting: ReadonlySet<Seq>): readonly Day[] {
  const { timeline, quotes, outbox, clockOffsetMs, you } = shown;
  const { member } = you;
  const hidesNames = !settings.value.nameLines;
  return useMemo(
    () => groupRows({ timeline, quotes, outbox, clockOffsetMs, you: member, newFrom, deleting, hidesNames, dayOf }),
    [timeline, quotes, outbox, clockOffsetMs, member, newFrom, deleting, hidesNames],
  );
}

/** Nothing was ever said, or nothing has arrived yet. */
function NoRows({ timeline, room }: { readonly timeline: Timeline; readonly room: string }) {
  const isEmpty = timeline.atBeginning && timeline.atEnd && timeline.loading === 'none';
  return isEmpty ? <welcome.View roomId={room} /> : <Skeleton />;
}
