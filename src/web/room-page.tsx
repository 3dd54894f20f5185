// A room: three columns where there is room for them, drawers where there is not.
import { useEffect } from 'preact/hooks';
import { ConnectionBanner } from './connection-banner.tsx';
import { Conversation } from './conversation/conversation.tsx';
import { OverlayHost } from './overlay-host.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { RoomEnded } from './room-ended.tsx';
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
        {session && <PeopleHere session={session} />}
      </aside>
      <OverlayHost session={session} />
    </div>
  );
}

function Middle({ room, session }: { room: string; session: Session | null }) {
  const connection = session?.state.value.connection;
  if (connection?.status === 'ended') return <EndedMiddle code={connection.code} />;
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

/** Outside a room nobody can be seen. */
function PeopleHere({ session }: { session: Session }) {
  return session.state.value.connection.status === 'ended' ? null : <PeoplePanel state={session.state} />;
}

function EndedMiddle({ code }: { code: number }) {
  return (
    <main class="middle middle-notice">
      <RoomEnded code={code} />
    </main>
  );
}
