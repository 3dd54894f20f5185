// What else moves the list's reader: messages they missed, their first touch, and leaving the room.
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { RoomEngine } from '../../client/state.ts';
import { settings } from '../settings-store.ts';
import { savePlace } from './places.ts';
import { contentOf } from './row-content.ts';
import type { ScrollParts } from './scroll-parts.ts';

export function useCountMissed(engine: RoomEngine, { atLatest, missed }: ScrollParts): void {
  useEffect(
    () =>
      engine.onEvent((event) => {
        const isSeen = atLatest.peek() && settings.peek().followNew;
        if (isSeen || event.by === engine.state.you.member || contentOf(event)?.type !== 'text') return;
        missed.value += 1;
      }),
    [engine, atLatest, missed],
  );
}

/** Whoever already moves around is not taken elsewhere. */
export function useGiveUpOnTouch({ scroller, seeker, wanted }: ScrollParts): void {
  useEffect(() => {
    const element = scroller.current;
    const giveUp = () => {
      seeker.giveUp();
      wanted.value = null;
    };
    const signs = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const;
    for (const sign of signs) element?.addEventListener(sign, giveUp, { passive: true });
    return () => {
      for (const sign of signs) element?.removeEventListener(sign, giveUp);
    };
  }, [scroller, seeker, wanted]);
}

/** Layout effects end before the rows leave the page. */
export function usePlaceOnLeave(room: string, keeper: ScrollParts['keeper']): void {
  useLayoutEffect(() => {
    const save = () => {
      if (keeper.current) savePlace(room, keeper.current.place());
    };
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('pagehide', save);
      save();
    };
  }, [room, keeper]);
}
