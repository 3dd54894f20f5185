// The way to the settings.
import { Icon } from './icons.tsx';
import { openOverlay } from './overlay.ts';
import { text } from './strings.ts';

export function SettingsButton() {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={text.sidebar.settings}
      onClick={() => openOverlay({ kind: 'settings' })}
    >
      <Icon name="settings" />
    </button>
  );
}
