// A room: three columns where there is room for them, drawers where there is not.
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { RoomState } from '../client/state.ts';
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
import { usePart } from './use-part.ts';
import { type Opening, useSession } from './use-session.ts';
import { useTitle } from './use-title.ts';

export function RoomPage({ room }: { room: string }) {
  const opening = useSession(room);
  const { session } = opening;
  useEffect(() => settleAddress(room), [room]);
  const title = usePart(session?.state ?? null, (now) => now.room.title);
  useTitle(text.title.page(roomLabel(room, title ?? '')));
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
  const endedBy = usePart(session?.state ?? null, endedByCode);
  if (hasFailed) return inNotice(<NotOpened />);
  if (endedBy !== null) return inNotice(<RoomEnded code={endedBy} />);
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
  const endedBy = usePart(session.state, endedByCode);
  return endedBy === null ? <PeoplePanel state={session.state} /> : null;
}

/** Null while the room goes on. */
function endedByCode({ connection }: RoomState): number | null {
  return connection.status === 'ended' ? connection.code : null;
}

function inNotice(notice: ComponentChildren) {
  return <main class="middle middle-notice">{notice}</main>;
}
