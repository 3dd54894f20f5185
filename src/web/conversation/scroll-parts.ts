// What the hooks around the list's scroll position share.
import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { RoomEngine, RoomState } from '../../client/state.ts';
import type { OpenUnread } from '../unread/open-unread.ts';
import type { WantedPlace } from '../wanted-place.ts';
import { type PlaceSeeker, seekPlace } from './place-seeker.ts';
import type { ScrollKeeper } from './scroll-keeper.ts';

/** What leads the reader to other places than the end. */
export interface Leads {
  /** Null if that part did not load. */
  readonly unread: OpenUnread | null;
  readonly wanted: Signal<WantedPlace | null>;
}

export interface ScrollParts extends Leads {
  readonly engine: RoomEngine;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly keeper: { current: ScrollKeeper | null };
  readonly seeker: PlaceSeeker;
  readonly atLatest: Signal<boolean>;
  readonly missed: Signal<number>;
  /** What is on the page now; the engine may be a frame ahead. */
  readonly drawn: { current: RoomState };
}

export function useScrollParts(engine: RoomEngine, shown: RoomState, { unread, wanted }: Leads): ScrollParts {
  const scroller = useRef<HTMLDivElement>(null);
  const keeper = useRef<ScrollKeeper | null>(null);
  const drawn = useRef(shown);
  const atLatest = useSignal(true);
  const missed = useSignal(0);
  const room = shown.room.id;
  const seeker = useMemo(() => seekPlace(engine, room), [engine, room]);
  return { engine, scroller, keeper, seeker, atLatest, missed, drawn, unread, wanted };
}
