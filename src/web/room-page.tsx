// A room: three columns where there is room for them, drawers where there is not.
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { RoomState } from '../client/state.ts';
import type { Seq } from '../protocol/ids.ts';
import { NotOpened } from './broken-page.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Conversation } from './conversation/conversation.tsx';
import { placeOfMessage } from './conversation/go-to-message.ts';
import { latePage, optionalView } from './lazy-view.tsx';
import { OverlayHost } from './overlay-host.tsx';
import { RoomHeader } from './room-header.tsx';
import { roomLabel } from './room-label.ts';
import { settleAddress } from './router.ts';
import type { Session } from './session.ts';
import { text } from './strings.ts';
import { usePart } from './use-part.ts';
import { type Opening, useSession } from './use-session.ts';
import { useTitle } from './use-title.ts';

const sidebar = optionalView(async () => (await import('./sidebar/sidebar.tsx')).Sidebar);
const people = optionalView(async () => (await import('./people/people-panel.tsx')).PeoplePanel);
const roomEnded = latePage(async () => (await import('./room-ended.tsx')).RoomEnded);

export interface RoomPageProps {
  readonly room: string;
  /** The message that the address names. */
  readonly message: Seq | null;
}

export function RoomPage({ room, message }: RoomPageProps) {
  const opening = useSession(room);
  const { session } = opening;
  useEffect(() => {
    settleAddress(room, message ?? undefined);
    if (session && message !== null) session.wanted.value = { ...placeOfMessage(message), isOpening: true };
  }, [room, message, session]);
  useEffect(people.prefetch, []);
  return (
    <div class="room-frame">
      <PageTitle room={room} session={session} />
      <nav class="rooms-column" aria-label={text.sidebar.label}>
        <sidebar.View session={session} />
      </nav>
      <Middle room={room} {...opening} />
      <aside class="people-column" aria-label={text.people.label}>
        {session && <PeopleHere session={session} />}
      </aside>
      <OverlayHost session={session} />
    </div>
  );
}

/** By itself, so that a count does not draw the page anew. */
function PageTitle({ room, session }: { room: string; session: Session | null }) {
  const title = usePart(session?.state ?? null, (now) => now.room.title);
  useTitle(text.title.page(roomLabel(room, title ?? ''), session?.unread?.away.value.unread));
  return null;
}

function Middle({ room, session, hasFailed }: Opening & { readonly room: string }) {
  const endedBy = usePart(session?.state ?? null, endedByCode);
  if (hasFailed) return inNotice(<NotOpened />);
  if (endedBy !== null) return inNotice(<roomEnded.View code={endedBy} />);
  return (
    <div class="middle">
      <RoomHeader room={room} state={session?.state ?? null} unread={session?.unread ?? null} />
      <main class="room-main" aria-label={text.room.conversation}>
        {session && <ConnectionBanner session={session} />}
        {session && <Conversation key={room} {...session} />}
      </main>
    </div>
  );
}

/** Outside a room nobody can be seen. */
function PeopleHere({ session }: { session: Session }) {
  const endedBy = usePart(session.state, endedByCode);
  return endedBy === null ? <people.View state={session.state} /> : null;
}

/** Null while the room goes on. */
function endedByCode({ connection }: RoomState): number | null {
  return connection.status === 'ended' ? connection.code : null;
}

function inNotice(notice: ComponentChildren) {
  return <main class="middle middle-notice">{notice}</main>;
}
