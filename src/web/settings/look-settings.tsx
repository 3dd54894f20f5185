// How the page looks: light or dark, dense or airy, large or small, and how it tells the time.

import { Choice } from '../choice.tsx';
import { LateIcon, type LateIconName } from '../late-icons.tsx';
import { CLOCKS, DENSITIES, TEXT_SIZES, THEMES, type Theme } from '../parse-settings.ts';
import { changeSettings, settings } from '../settings-store.ts';
import { settingsText } from '../strings-settings.ts';

const ICONS: Record<Theme, LateIconName> = { system: 'monitor', light: 'sun', dark: 'moon' };

export function LookSettings() {
  const { theme, density, textSize, clock } = settings.value;
  return (
    <>
      <Choice
        label={settingsText.theme}
        values={THEMES}
        words={settingsText.themes}
        chosen={theme}
        choose={(chosen) => changeSettings({ theme: chosen })}
        icon={(value) => <LateIcon name={ICONS[value]} size={16} />}
      />
      <Choice
        label={settingsText.density}
        values={DENSITIES}
        words={settingsText.densities}
        chosen={density}
        choose={(chosen) => changeSettings({ density: chosen })}
      />
      <Choice
        label={settingsText.textSize}
        values={TEXT_SIZES}
        words={settingsText.textSizes}
        chosen={textSize}
        choose={(chosen) => changeSettings({ textSize: chosen })}
      />
      <Choice
        label={settingsText.clock}
        values={CLOCKS}
        words={settingsText.clocks}
        chosen={clock}
        choose={(chosen) => changeSettings({ clock: chosen })}
      />
    </>
  );
}
