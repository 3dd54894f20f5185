// The middle of a room: messages, who is typing, and the field to write in. Fills the column it is put into.
import { computed, type ReadonlySignal } from '@preact/signals';
import { useCallback, useMemo } from 'preact/hooks';
import type { RoomEngine, RoomState } from '../../client/state.ts';
import { Composer } from './composer.tsx';
import { makeComposerPort } from './composer-port.ts';
import { MessageList } from './message-list.tsx';
import { NameNote } from './name-note.tsx';
import { settleName } from './name-settled.ts';
import { TypingLine } from './typing-line.tsx';
import { useAnnouncements } from './use-announcements.ts';
import { useFrame } from './use-frame.ts';
import { useReturnKeys } from './use-return-keys.ts';
import { useScroll } from './use-scroll.ts';

export interface ConversationProps {
  readonly engine: RoomEngine;
  readonly state: ReadonlySignal<RoomState>;
}

/** Another room is another conversation: nothing of one is left in the next. */
export function Conversation({ engine, state }: ConversationProps) {
  const room = useMemo(() => computed(() => state.value.room.id), [state]);
  return <OneConversation key={room.value} engine={engine} state={state} />;
}

function OneConversation({ engine, state }: ConversationProps) {
  const shown = useFrame(state);
  const composer = useMemo(makeComposerPort, []);
  const scroll = useScroll(engine, shown);
  useAnnouncements(engine);
  useReturnKeys(scroll);
  const onSent = useCallback(() => {
    settleName();
    scroll.toLatest();
  }, [scroll]);
  return (
    <div class="conversation">
      <MessageList engine={engine} shown={shown} scroll={scroll} composer={composer} />
      <div class="conversation-foot">
        <div class="foot-content">
          <TypingLine typing={shown.typing} members={shown.members} />
          <NameNote engine={engine} name={shown.you.name} composer={composer} />
          <Composer engine={engine} room={shown.room} port={composer} onSent={onSent} />
        </div>
      </div>
    </div>
  );
}
