// What an empty room shows in place of messages: the link to pass on, and what a room can do.
import { Icon } from './icons.tsx';
import { openOverlay } from './overlay.ts';
import { roomLink } from './router.ts';
import { text } from './strings.ts';

export function WelcomeCard({ roomId }: { roomId: string }) {
  return (
    <section class="welcome">
      <h2>{text.welcome.heading}</h2>
      <p class="welcome-lead">{text.welcome.lead}</p>
      <div class="welcome-link">
        <code dir="ltr">{roomLink(roomId)}</code>
        <button type="button" class="button button-primary" onClick={() => openOverlay({ kind: 'share' })}>
          <Icon name="link" size={17} />
          {text.room.share}
        </button>
      </div>
      <ul class="points">
        {text.welcome.tips.map(([icon, tip]) => (
          <li key={tip}>
            <Icon name={icon} size={16} />
            {tip}
          </li>
        ))}
      </ul>
    </section>
  );
}
