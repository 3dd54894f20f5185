// Which keys do things by themselves, and the way to the list of all of them.
import { openOverlay } from '../overlay.ts';
import { changeSettings, settings } from '../settings-store.ts';
import { settingsText } from '../strings-settings.ts';
import { Switch } from '../switch.tsx';

export function KeyboardSettings() {
  return (
    <>
      <Switch
        label={settingsText.singleKeys}
        hint={settingsText.singleKeysHint}
        on={settings.value.singleKeys}
        change={(singleKeys) => changeSettings({ singleKeys })}
      />
      <button type="button" class="button settings-link" onClick={() => openOverlay({ kind: 'shortcuts' })}>
        {settingsText.allShortcuts}
      </button>
    </>
  );
}
