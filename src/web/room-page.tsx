// A room: three columns where there is room for them, drawers where there is not.
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { ConnectionBanner } from './connection-banner.tsx';
import { Conversation } from './conversation/conversation.tsx';
import { OverlayHost } from './overlay-host.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { NotOpened, RoomEnded } from './room-ended.tsx';
import { RoomHeader } from './room-header.tsx';
import { roomLabel } from './room-label.ts';
import { settleAddress } from './router.ts';
import type { Session } from './session.ts';
import { Sidebar } from './sidebar/sidebar.tsx';
import { text } from './strings.ts';
import { type Opening, useSession } from './use-session.ts';
import { useTitle } from './use-title.ts';

export function RoomPage({ room }: { room: string }) {
  const opening = useSession(room);
  const { session } = opening;
  useEffect(() => settleAddress(room), [room]);
  useTitle(text.title.page(roomLabel(room, session?.state.value.room.title ?? '')));
  return (
    <div class="room-frame">
      <nav class="rooms-column" aria-label={text.sidebar.label}>
        <Sidebar session={session} />
      </nav>
      <Middle room={room} {...opening} />
      <aside class="people-column" aria-label={text.people.label}>
        {session && <PeopleHere session={session} />}
      </aside>
      <OverlayHost session={session} />
    </div>
  );
}

function Middle({ room, session, hasFailed }: Opening & { readonly room: string }) {
  const connection = session?.state.value.connection;
  if (hasFailed) return inNotice(<NotOpened />);
  if (connection?.status === 'ended') return inNotice(<RoomEnded code={connection.code} />);
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

function inNotice(notice: ComponentChildren) {
  return <main class="middle middle-notice">{notice}</main>;
}
