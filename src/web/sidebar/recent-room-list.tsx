// The rooms this device has opened, newest first, each with a way to rename or remove it here.
import { useId } from 'preact/hooks';
import { isUnguessable } from '../../protocol/room-id.ts';
import { Icon } from '../icons.tsx';
import { LinkTo } from '../link-to.tsx';
import { openOverlay } from '../overlay.ts';
import type { RecentRoom } from '../parse-recent-rooms.ts';
import { recentRooms } from '../recent-rooms.ts';
import { roomLabel } from '../room-label.ts';
import { roomPath, route } from '../router.ts';
import { text } from '../strings.ts';
import { unreadMarks } from '../unread/unread-marks.ts';
import { orderedRooms } from './ordered-rooms.ts';

/** With `most`, the latest of them; else all, in an order that stays. */
export function RecentRoomList({ most }: { most?: number }) {
  const headingId = useId();
  const here = route.value;
  const current = here.page === 'room' ? here.room : null;
  const rooms = most === undefined ? orderedRooms.value : recentRooms.value.slice(0, most);
  return (
    <section class="recent" aria-labelledby={headingId}>
      <h2 id={headingId} class="recent-heading">
        {text.sidebar.recent}
      </h2>
      {rooms.length === 0 && <p class="recent-none">{text.sidebar.none}</p>}
      <ul>
        {rooms.map((room) => (
          <RecentRoomRow key={room.id} room={room} current={room.id === current} />
        ))}
      </ul>
    </section>
  );
}

function RecentRoomRow({ room, current }: { room: RecentRoom; current: boolean }) {
  const label = room.alias || roomLabel(room.id, room.title);
  const mark = current ? undefined : unreadMarks.value.get(room.id);
  return (
    <li class={current ? 'recent-room recent-room-current' : 'recent-room'}>
      <LinkTo path={roomPath(room.id)} class="recent-link" current={current}>
        <Icon name={isUnguessable(room.id) ? 'link' : 'hash'} size={15} />
        <bdi>{label}</bdi>
        {mark && <UnreadMark mentions={mark.mentions} />}
      </LinkTo>
      <button
        type="button"
        class="icon-button recent-more"
        aria-label={text.sidebar.more(label)}
        onClick={() => openOverlay({ kind: 'alias', room: room.id })}
      >
        <Icon name="ellipsis" size={16} />
      </button>
    </li>
  );
}

/** A number for messages that call the person by name, a dot for all others. */
function UnreadMark({ mentions }: { mentions: number }) {
  if (mentions === 0) return <span class="unread-dot" role="img" aria-label={text.sidebar.unread} />;
  return (
    <span class="unread-number" role="img" aria-label={text.sidebar.mentions(mentions)}>
      {mentions}
    </span>
  );
}
