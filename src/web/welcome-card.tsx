// What an empty room shows in place of messages: the link to pass on, and what a room can do. Fetched beside
// the first script: the room's answer, which says that it is empty, takes longer.
import { LateIcon } from './late-icons.tsx';
import { openOverlay } from './overlay.ts';
import { roomLink } from './router.ts';
import { text } from './strings.ts';
import { welcomeText } from './strings-welcome.ts';

export function WelcomeCard({ roomId }: { roomId: string }) {
  return (
    <section class="welcome">
      <h2>{welcomeText.heading}</h2>
      <p class="welcome-lead">{welcomeText.lead}</p>
      <div class="welcome-link">
        <code dir="ltr">{roomLink(roomId)}</code>
        <button type="button" class="button button-primary" onClick={() => openOverlay({ kind: 'share' })}>
          <LateIcon name="link" size={17} />
          {text.room.share}
        </button>
      </div>
      <ul class="points">
        {welcomeText.tips.map(([icon, tip]) => (
          <li key={tip}>
            <LateIcon name={icon} size={16} />
            {tip}
          </li>
        ))}
      </ul>
    </section>
  );
}
