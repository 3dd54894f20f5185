// The conversation that is on the page, for what acts on it from elsewhere: keys, the palette, a person's card.
import { signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { RoomEngine } from '../../client/state.ts';
import type { ComposerPort } from './composer-port.ts';
import type { Scroll } from './use-scroll.ts';

export interface ConversationHere {
  readonly engine: RoomEngine;
  readonly composer: ComposerPort;
  readonly scroll: Scroll;
}

export const conversationHere = signal<ConversationHere | null>(null);

export function useBeingHere(engine: RoomEngine, composer: ComposerPort, scroll: Scroll): void {
  useLayoutEffect(() => {
    conversationHere.value = { engine, composer, scroll };
    return () => {
      conversationHere.value = null;
    };
  }, [engine, composer, scroll]);
}
