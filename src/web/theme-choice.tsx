// Light, dark, or as the device says.
import { Icon, type IconName } from './icons.tsx';
import { THEMES, type Theme } from './parse-settings.ts';
import { changeSettings, settings } from './settings-store.ts';
import { dialogText } from './strings-dialogs.ts';

const ICONS: Record<Theme, IconName> = { system: 'monitor', light: 'sun', dark: 'moon' };

export function ThemeChoice() {
  return (
    <fieldset class="choices">
      <legend class="field-label">{dialogText.settings.theme}</legend>
      <div class="segments">
        {THEMES.map((theme) => (
          <label key={theme} class="segment">
            <input
              class="visually-hidden"
              type="radio"
              name="theme"
              checked={settings.value.theme === theme}
              onChange={() => changeSettings({ theme })}
            />
            <Icon name={ICONS[theme]} size={16} />
            {dialogText.settings.themes[theme]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
