// Fetches what can be done with messages (src/web/actions) soon after the room is there, or as soon as someone reaches
// for a row.
import { type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { RoomEngine } from '../../client/state.ts';
import type { Seq } from '../../protocol/ids.ts';
import type { RowTools } from '../actions/row-tools.tsx';
import type { OpenUnread } from '../unread/open-unread.ts';
import type { ComposerPort } from './composer-port.ts';

export interface RowToolsPorts {
  readonly engine: RoomEngine;
  readonly composer: ComposerPort;
  /** Null if that part did not load. */
  readonly unread: OpenUnread | null;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

const FETCH_AFTER_MS = 1_200;
const SIGNS = ['pointerover', 'focusin', 'touchstart'] as const;
const NONE: ReadonlySet<Seq> = new Set();

/** The own messages whose deletion can still be undone. */
export function useRowTools({ engine, composer, unread, scroller }: RowToolsPorts): ReadonlySignal<ReadonlySet<Seq>> {
  const deleting = useSignal(NONE);
  useEffect(() => {
    const list = scroller.current;
    return list === null ? undefined : equip(list, { engine, composer, unread, deleting });
  }, [engine, composer, unread, scroller, deleting]);
  return deleting;
}

type Equipment = Omit<RowToolsPorts, 'scroller'> & { readonly deleting: Signal<ReadonlySet<Seq>> };

function equip(scroller: HTMLElement, equipment: Equipment): () => void {
  let tools: RowTools | null = null;
  let isFetching = false;
  let hasLeft = false;
  const fetchNow = async () => {
    if (isFetching) return;
    isFetching = true;
    try {
      const { makeRowTools } = await import('../actions/row-tools.tsx');
      stopWaiting();
      if (!hasLeft) tools = makeRowTools({ ...equipment, scroller });
    } catch {
      // Fetched again at the next sign.
      isFetching = false;
    }
  };
  const stopWaiting = () => {
    clearTimeout(timer);
    for (const sign of SIGNS) scroller.removeEventListener(sign, fetchNow);
  };
  const timer = setTimeout(fetchNow, FETCH_AFTER_MS);
  for (const sign of SIGNS) scroller.addEventListener(sign, fetchNow, { passive: true });
  return () => {
    hasLeft = true;
    stopWaiting();
    tools?.stop();
  };
}
