// Ties the list's scroll position to the engine: following, pages, what was missed below, and the remembered place.
import { computed, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { RoomEngine, RoomState } from '../../client/state.ts';
import { settings } from '../settings-store.ts';
import { wantedPage } from './paging.ts';
import { keepScroll, type Reading } from './scroll-keeper.ts';
import { type Leads, type ScrollParts, useScrollParts } from './scroll-parts.ts';
import { scrollingSign } from './scrolling-sign.ts';
import { seekWanted, useWanted } from './seek-wanted.ts';
import { useCountMissed, useGiveUpOnTouch, usePlaceOnLeave } from './use-scroll-events.ts';

export interface Scroll {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Whether the reader sees the newest message. */
  readonly atLatest: ReadonlySignal<boolean>;
  /** Others' messages that came while they did not. */
  readonly missed: ReadonlySignal<number>;
  /** Bringing the reader back to where they were; the list is about to jump. */
  readonly isSeeking: ReadonlySignal<boolean>;
  toLatest(): void;
  /** The same, and all of it counts as read. */
  readAll(): void;
  /** Whether a line stands above what is new. */
  hasNewLine(): boolean;
  holdRow(control: HTMLElement): void;
}

export function useScroll(engine: RoomEngine, shown: RoomState, leads: Leads): Scroll {
  const parts = useScrollParts(engine, shown, leads);
  useKeeper(parts);
  useSettle(parts, shown);
  useWanted(parts);
  useCountMissed(engine, parts);
  useGiveUpOnTouch(parts);
  usePlaceOnLeave(shown.room.id, parts.keeper);
  const { scroller, keeper, seeker, atLatest, missed, unread, wanted } = parts;
  return useMemo(() => {
    const toLatest = () => {
      seeker.giveUp();
      wanted.value = null;
      if (!engine.state.timeline.atEnd) engine.jumpToLatest();
      keeper.current?.toEnd();
    };
    const readAll = () => {
      toLatest();
      unread?.markRead();
    };
    const hasNewLine = () => unread?.divider.peek() != null;
    const isSeeking = computed(() => seeker.isSeeking.value || wanted.value?.isOpening === true);
    const holdRow = (control: HTMLElement) => keeper.current?.holdRow(control);
    return { scroller, atLatest, missed, isSeeking, toLatest, readAll, hasNewLine, holdRow };
  }, [engine, scroller, keeper, seeker, atLatest, missed, unread, wanted]);
}

function useKeeper(parts: ScrollParts): void {
  const { engine, scroller, keeper, drawn } = parts;
  useLayoutEffect(() => {
    if (scroller.current === null) return;
    measureScrollbar(scroller.current);
    const sign = scrollingSign(scroller.current);
    const kept = keepScroll({
      scroller: scroller.current,
      mayFollow: () => settings.peek().followNew && drawn.current.timeline.atEnd,
      onRead: (reading) => tellEngine(parts, reading),
      onMove: sign.show,
    });
    keeper.current = kept;
    return () => {
      kept.stop();
      sign.stop();
    };
  }, [engine]);
}

/** Zero where scrollbars lie over the content. */
function measureScrollbar(scroller: HTMLElement): void {
  const width = scroller.offsetWidth - scroller.clientWidth;
  scroller.closest<HTMLElement>('.conversation')?.style.setProperty('--scrollbar', `${width}px`);
}

function tellEngine(parts: ScrollParts, reading: Reading): void {
  const { engine, atLatest, missed, drawn, scroller, unread, wanted } = parts;
  const isAtLatest = reading.atEnd && drawn.current.timeline.atEnd;
  atLatest.value = isAtLatest;
  if (isAtLatest) missed.value = 0;
  // On the way to a place nothing is read yet.
  if (scroller.current && wanted.peek() === null) unread?.look(scroller.current, drawn.current.timeline, isAtLatest);
  engine.setFollowing(isAtLatest && settings.peek().followNew);
  const page = wantedPage(reading, engine.state);
  if (page === 'older') engine.loadOlder();
  if (page === 'newer') engine.loadNewer();
}

/** After each drawing; a window that was replaced opens at its end, or where it is wanted. */
function useSettle(parts: ScrollParts, shown: RoomState): void {
  const { keeper, seeker, drawn } = parts;
  const { generation } = shown.timeline;
  const opened = useRef(-1);
  useLayoutEffect(() => {
    drawn.current = shown;
    if (opened.current === generation) keeper.current?.settle();
    else keeper.current?.toEnd();
    opened.current = generation;
    if (keeper.current) seeker.seek(keeper.current);
    seekWanted(parts);
  });
}
