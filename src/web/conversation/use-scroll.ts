// Ties the list's scroll position to the engine: following, pages, what was missed below, and the remembered place.
import type { ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { RoomEngine, RoomState } from '../../client/state.ts';
import { settings } from '../settings-store.ts';
import { wantedPage } from './paging.ts';
import { keepScroll, type Reading } from './scroll-keeper.ts';
import { type ScrollParts, useScrollParts } from './scroll-parts.ts';
import { scrollingSign } from './scrolling-sign.ts';
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
  holdRow(control: HTMLElement): void;
}

export function useScroll(engine: RoomEngine, shown: RoomState): Scroll {
  const parts = useScrollParts(engine, shown);
  useKeeper(parts);
  useSettle(parts, shown);
  useCountMissed(engine, parts);
  useGiveUpOnTouch(parts);
  usePlaceOnLeave(shown.room.id, parts.keeper);
  const { scroller, keeper, seeker, atLatest, missed } = parts;
  return useMemo(() => {
    const toLatest = () => {
      seeker.giveUp();
      if (!engine.state.timeline.atEnd) engine.jumpToLatest();
      keeper.current?.toEnd();
    };
    const holdRow = (control: HTMLElement) => keeper.current?.holdRow(control);
    return { scroller, atLatest, missed, isSeeking: seeker.isSeeking, toLatest, holdRow };
  }, [engine, scroller, keeper, seeker, atLatest, missed]);
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

function tellEngine({ engine, atLatest, missed, drawn }: ScrollParts, reading: Reading): void {
  const isAtLatest = reading.atEnd && drawn.current.timeline.atEnd;
  atLatest.value = isAtLatest;
  if (isAtLatest) missed.value = 0;
  engine.setFollowing(isAtLatest && settings.peek().followNew);
  const wanted = wantedPage(reading, engine.state);
  if (wanted === 'older') engine.loadOlder();
  if (wanted === 'newer') engine.loadNewer();
}

/** After each drawing; a window that was replaced opens at its end. */
function useSettle({ keeper, seeker, drawn }: ScrollParts, shown: RoomState): void {
  const { generation } = shown.timeline;
  const opened = useRef(-1);
  useLayoutEffect(() => {
    drawn.current = shown;
    if (opened.current === generation) keeper.current?.settle();
    else keeper.current?.toEnd();
    opened.current = generation;
    if (keeper.current) seeker.seek(keeper.current);
  });
}
