// What happens when a message comes: whether the list goes along (WCAG 2.2.2), whether it is read out.
import { changeSettings, settings } from '../settings-store.ts';
import { settingsText } from '../strings-settings.ts';
import { Switch } from '../switch.tsx';

export function ReadingSettings() {
  const { followNew, nameLines, announceMessages } = settings.value;
  return (
    <>
      <Switch
        label={settingsText.follow}
        hint={settingsText.followHint}
        on={followNew}
        change={(on) => changeSettings({ followNew: on })}
      />
      <Switch
        label={settingsText.nameLines}
        hint={settingsText.nameLinesHint}
        on={nameLines}
        change={(on) => changeSettings({ nameLines: on })}
      />
      <Switch
        label={settingsText.announce}
        hint={settingsText.announceHint}
        on={announceMessages}
        change={(on) => changeSettings({ announceMessages: on })}
      />
    </>
  );
}
