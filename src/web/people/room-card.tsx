// What kind of room this is, in one short sentence each: who can read it, how long it remembers.
import { LateIcon } from '../late-icons.tsx';
import { peopleText } from '../strings-people.ts';

export function RoomCard() {
  return (
    <ul class="room-card">
      <li>
        <LateIcon name="link" size={16} />
        <span>{peopleText.whoCanRead}</span>
      </li>
      <li>
        <LateIcon name="history" size={16} />
        <span>{peopleText.remembers}</span>
      </li>
      <li>
        <LateIcon name="lockOpen" size={16} />
        <span>{peopleText.notSealed}</span>
      </li>
    </ul>
  );
}
