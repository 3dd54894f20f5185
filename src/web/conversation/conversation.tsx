// The middle of a room: messages, who is typing, and the field to write in. Fills the column it is put into.
import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import { useCallback, useLayoutEffect, useMemo } from 'preact/hooks';
import type { RoomEngine, RoomState } from '../../client/state.ts';
import type { OpenUnread } from '../unread/open-unread.ts';
import { usePrefetch } from '../use-prefetch.ts';
import type { WantedPlace } from '../wanted-place.ts';
import { Composer } from './composer.tsx';
import { makeComposerPort } from './composer-port.ts';
import { failedChoices } from './failed-post.tsx';
import { useBeingHere } from './here.ts';
import { holdForRichText } from './hold-for-rich-text.ts';
import { MessageList } from './message-list.tsx';
import { NameNote } from './name-note.tsx';
import { settleName } from './name-settled.ts';
import { fetchRichText } from './rich-text-chunk.ts';
import { fetchRowExtras } from './row-extras-chunk.ts';
import { TypingLine } from './typing-line.tsx';
import { useAnnouncements } from './use-announcements.ts';
import { useFrame } from './use-frame.ts';
import { useReturnKeys } from './use-return-keys.ts';
import { useRowTools } from './use-row-tools.ts';
import { useScroll } from './use-scroll.ts';

export interface ConversationProps {
  readonly engine: RoomEngine;
  readonly state: ReadonlySignal<RoomState>;
  readonly unread: OpenUnread | null;
  readonly wanted: Signal<WantedPlace | null>;
}

/** Another room is another conversation: nothing of one is left in the next. */
export function Conversation(props: ConversationProps) {
  const { state } = props;
  const room = useMemo(() => computed(() => state.value.room.id), [state]);
  return <OneConversation key={room.value} {...props} />;
}

function OneConversation({ engine, state, unread, wanted }: ConversationProps) {
  const shown = useFrame(useMemo(() => holdForRichText(state), [state]));
  const composer = useMemo(makeComposerPort, []);
  const scroll = useScroll(engine, shown, { unread, wanted });
  useAnnouncements(engine);
  useReturnKeys(scroll);
  const deleting = useRowTools({ engine, composer, unread, scroller: scroll.scroller });
  useBeingHere(engine, composer, scroll);
  useLayoutEffect(fetchRichText, []);
  useLayoutEffect(fetchRowExtras, []);
  usePrefetch(failedChoices);
  const onSent = useCallback(() => {
    settleName();
    scroll.readAll();
  }, [scroll]);
  return (
    <div class="conversation">
      <MessageList {...{ engine, shown, scroll, composer, unread, wanted, deleting }} />
      <div class="conversation-foot">
        <div class="foot-content">
          <TypingLine typing={shown.typing} members={shown.members} />
          <NameNote engine={engine} name={shown.you.name} composer={composer} />
          <Composer engine={engine} room={shown.room} port={composer} scroller={scroll.scroller} onSent={onSent} />
        </div>
      </div>
    </div>
  );
}
