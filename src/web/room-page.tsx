// A room: three columns where there is room for them, drawers where there is not.
import { useEffect } from 'preact/hooks';
import { CLOSE } from '../protocol/close-codes.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { Conversation } from './conversation/conversation.tsx';
import { OverlayHost } from './overlay-host.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { RoomEnded, RoomFull } from './room-ended.tsx';
import { RoomHeader } from './room-header.tsx';
import { roomLabel } from './room-label.ts';
import { settleAddress } from './router.ts';
import type { Session } from './session.ts';
import { Sidebar } from './sidebar/sidebar.tsx';
import { text } from './strings.ts';
import { useSession } from './use-session.ts';
import { useTitle } from './use-title.ts';

export function RoomPage({ room }: { room: string }) {
  const session = useSession(room);
  useEffect(() => settleAddress(room), [room]);
  useTitle(text.title.page(roomLabel(room, session?.state.value.room.title ?? '')));
  return (
    <div class="room-frame">
      <nav class="rooms-column" aria-label={text.sidebar.label}>
        <Sidebar session={session} />
      </nav>
      <Middle room={room} session={session} />
      <aside class="people-column" aria-label={text.people.label}>
        {session && <PeoplePanel state={session.state} />}
      </aside>
      <OverlayHost session={session} />
    </div>
  );
}

function Middle({ room, session }: { room: string; session: Session | null }) {
  const trouble = session && troubleOf(session);
  if (trouble) return <main class="middle middle-notice">{trouble}</main>;
  return (
    <div class="middle">
      <RoomHeader room={room} state={session?.state ?? null} />
      <main class="room-main" aria-label={text.room.conversation}>
        {session && <ConnectionBanner session={session} />}
        {session && <Conversation key={room} engine={session.engine} state={session.state} />}
      </main>
    </div>
  );
}

/** What stands in the way of the conversation, if anything does. */
function troubleOf({ engine, state, lastClose }: Session) {
  const { connection, timeline } = state.value;
  if (connection.status === 'ended') return <RoomEnded code={connection.code} />;
  const isOutside = connection.status !== 'joined' && timeline.events.length === 0;
  if (isOutside && lastClose.value === CLOSE.full) return <RoomFull retry={() => engine.wake()} />;
  return null;
}
