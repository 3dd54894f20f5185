// Everything about reading a room that is fetched beside the first script: opened with the room, closed with it.
import { computed, effect, type ReadonlySignal, type Signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import type { RoomEngine, RoomState, Timeline } from '../../client/state.ts';
import type { Seq } from '../../protocol/ids.ts';
import { readPlace } from '../conversation/places.ts';
import { BellButton } from '../notifications/bell-button.tsx';
import { startNotifying } from '../notifications/start-notifying.ts';
import { settings } from '../settings-store.ts';
import type { WantedPlace } from '../wanted-place.ts';
import { isHere } from './attention.ts';
import type { Divider } from './divider.ts';
import { markRooms } from './mark-rooms.ts';
import { badgePage } from './page-badge.ts';
import { keepRecord } from './record-keeper.ts';
import { dropStrangers, readRecord } from './room-records.ts';
import { RoomUnread, type UnreadCounts } from './room-unread.ts';
import { standingOf } from './standing.ts';
import { UnreadBanner, type UnreadBannerProps } from './unread-banner.tsx';

export interface OpenUnread {
  readonly divider: ReadonlySignal<Divider | null>;
  /** Others' messages that came while nobody looked; zero as soon as someone does. */
  readonly away: ReadonlySignal<UnreadCounts>;
  readonly Banner: FunctionComponent<UnreadBannerProps>;
  readonly Bell: FunctionComponent<{ room: string }>;
  follow(state: RoomState): void;
  /** After each drawing and scroll. */
  look(scroller: HTMLElement, timeline: Timeline, atLatest: boolean): void;
  markRead(): void;
  markUnreadFrom(seq: Seq): void;
  /** To the line; its banner is not shown again. */
  jump(): void;
  close(): void;
}

export interface UnreadOptions {
  readonly engine: RoomEngine;
  /** What the list is asked to show. */
  readonly wanted: Signal<WantedPlace | null>;
}

/** How far down the view the line is brought (L9). */
const LINE_SHARE = 0.25;
const NOTHING: UnreadCounts = { unread: 0, mentions: 0 };

markRooms();

export function openUnread({ engine, wanted }: UnreadOptions): OpenUnread {
  dropStrangers();
  const { unread, keeper } = trackRoom({ engine, wanted });
  const away = computed(() => (isHere.value ? NOTHING : unread.counts.value));
  const stops = [
    engine.onEvent((event) => unread.hear(event)),
    effect(() => {
      if (isHere.value) unread.attend();
    }),
    badgePage(away),
    startNotifying({ engine, wanted }),
    keeper.stop,
  ];
  return {
    divider: unread.divider,
    away,
    Banner: UnreadBanner,
    Bell: BellButton,
    follow: (state) => unread.follow(state),
    look: (scroller, timeline, atLatest) => lookAt(unread, { scroller, timeline, atLatest }),
    markRead: () => unread.markRead(),
    markUnreadFrom: (seq) => unread.markUnreadFrom(seq),
    jump: () => {
      const first = unread.divider.peek()?.first;
      unread.followBanner();
      if (first !== undefined) wanted.value = { seq: first, share: LINE_SHARE };
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
}

function trackRoom({ engine, wanted }: UnreadOptions) {
  const room = engine.state.room.id;
  const keeper = keepRecord(room, (record) => unread.learnElsewhere(record));
  const unread = new RoomUnread({
    engine,
    stored: () => readRecord(room),
    keep: keeper.keep,
    isHere: () => isHere.peek(),
    isFollowing: () => settings.peek().followNew,
    opensAt: (seq) => {
      // Whoever left in the middle comes back to there, and whoever follows a link gets to what it names.
      if (readPlace(room) === null && wanted.peek() === null)
        wanted.value = { seq, share: LINE_SHARE, isOpening: true };
    },
  });
  return { unread, keeper };
}

interface View {
  readonly scroller: HTMLElement;
  readonly timeline: Timeline;
  readonly atLatest: boolean;
}

function lookAt(unread: RoomUnread, { scroller, timeline: { events }, atLatest }: View): void {
  const [oldest, newest] = [events[0]?.seq, events.at(-1)?.seq];
  const first = unread.divider.peek()?.first;
  if (oldest === undefined || newest === undefined) return;
  const standing = first === undefined ? 'nowhere' : standingOf(first, { scroller, oldest });
  unread.look({ seq: newest, atLatest, standing });
}
