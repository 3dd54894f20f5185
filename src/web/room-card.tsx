// What kind of room this is, in one short sentence each: who can read it, how long it remembers.
import { Icon } from './icons.tsx';
import { text } from './strings.ts';

export function RoomCard() {
  return (
    <ul class="room-card">
      <li>
        <Icon name="link" size={16} />
        <span>{text.room.whoCanRead}</span>
      </li>
      <li>
        <Icon name="history" size={16} />
        <span>{text.room.remembers}</span>
      </li>
      <li>
        <Icon name="lockOpen" size={16} />
        <span>{text.room.notSealed}</span>
      </li>
    </ul>
  );
}
