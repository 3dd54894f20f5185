// The column of rooms: the mark, a new room, the rooms this device knows, and who the person is here.
import { BrandMark } from '../brand-mark.tsx';
import { Icon } from '../icons.tsx';
import { LinkTo } from '../link-to.tsx';
import { openNewRoom } from '../open-new-room.ts';
import type { Session } from '../session.ts';
import { text } from '../strings.ts';
import { PersonChip } from './person-chip.tsx';
import { RecentRoomList } from './recent-room-list.tsx';

export function Sidebar({ session }: { session: Session | null }) {
  return (
    <div class="sidebar">
      <LinkTo path="/" class="brand" label={text.sidebar.home}>
        <BrandMark />
        <span>{text.brand}</span>
      </LinkTo>
      <button type="button" class="button button-primary sidebar-new" onClick={openNewRoom}>
        <Icon name="plus" />
        {text.sidebar.newRoom}
      </button>
      <RecentRoomList />
      <PersonChip state={session?.state ?? null} />
    </div>
  );
}
