// The front door: open a room, join one by name or link, or go back to one this device knows. Fetched late, unless the
// visit begins here: see boot.ts.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { BrandMark } from './brand-mark.tsx';
import { DoorPicture } from './door-picture.tsx';
import { FieldError } from './field-error.tsx';
import { JoinForm } from './join-form.tsx';
import { LateIcon } from './late-icons.tsx';
import { openNewRoom } from './open-new-room.ts';
import { OverlayHost } from './overlay-host.tsx';
import { recentRooms } from './recent-rooms.ts';
import { SettingsButton } from './settings-button.tsx';
import { RecentRoomList } from './sidebar/recent-room-list.tsx';
import { text } from './strings.ts';
import { startText } from './strings-start.ts';
import { useTitle } from './use-title.ts';

/** The column beside the picture holds no more; a room's own list shows all. */
const SHOWN_ROOMS = 5;

/** `arrived`: by a link within the site, so that the focus has to move here. */
export function StartPage({ arrived }: { arrived: boolean }) {
  useTitle(text.title.start);
  return (
    <div class="start">
      <header class="start-header">
        <span class="brand">
          <BrandMark />
          <span>{text.brand}</span>
        </span>
        <SettingsButton />
      </header>
      <main class="start-main">
        <Pitch arrived={arrived} />
        <DoorPicture />
      </main>
      <OverlayHost session={null} />
    </div>
  );
}

function Pitch({ arrived }: { arrived: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const error = useSignal('');
  useEffect(() => {
    if (arrived) heading.current?.focus();
  }, []);
  return (
    <div class="pitch">
      <h1 ref={heading} tabIndex={-1}>
        {startText.start.heading}
      </h1>
      <p class="pitch-lead">{startText.start.lead}</p>
      <div class="pitch-actions">
        <button
          type="button"
          class="button button-primary pitch-new"
          aria-describedby="pitch-note"
          onClick={openNewRoom}
        >
          <LateIcon name="plus" />
          {startText.start.newRoom}
        </button>
        <JoinForm error={error} errorId="join-error" />
      </div>
      <div class="pitch-note">
        <p id="pitch-note" hidden={error.value !== ''}>
          {startText.start.newRoomNote}
        </p>
        <FieldError id="join-error" message={error.value} />
      </div>
      <Points />
      {recentRooms.value.length > 0 && <RecentRoomList most={SHOWN_ROOMS} />}
    </div>
  );
}

function Points() {
  return (
    <ul class="points">
      {startText.start.points.map(([icon, point]) => (
        <li key={point}>
          <LateIcon name={icon} size={16} />
          {point}
        </li>
      ))}
    </ul>
  );
}
