// What a person may choose: their name, how the page looks and reads, and to be forgotten here. Fetched late.
import { badgeOf } from '../protocol/badge.ts';
import { ForgetMe } from './forget-me.tsx';
import { identity } from './identity-store.ts';
import { ModalDialog } from './modal-dialog.tsx';
import { NameForm } from './name-form.tsx';
import type { Session } from './session.ts';
import { changeSettings, settings } from './settings-store.ts';
import { dialogText } from './strings-dialogs.ts';
import { Switch } from './switch.tsx';
import { ThemeChoice } from './theme-choice.tsx';

export function SettingsDialog({ session }: { session: Session | null }) {
  const { announceMessages, followNew } = settings.value;
  return (
    <ModalDialog heading={dialogText.settings.heading}>
      <NameForm session={session} />
      <ThemeChoice />
      <fieldset class="choices">
        <legend class="field-label">{dialogText.settings.reading}</legend>
        <Switch
          label={dialogText.settings.follow}
          hint={dialogText.settings.followHint}
          on={followNew}
          change={(on) => changeSettings({ followNew: on })}
        />
        <Switch
          label={dialogText.settings.announce}
          hint={dialogText.settings.announceHint}
          on={announceMessages}
          change={(on) => changeSettings({ announceMessages: on })}
        />
      </fieldset>
      <OwnFingerprint />
      <ForgetMe session={session} />
    </ModalDialog>
  );
}

function OwnFingerprint() {
  const badge = identity.value && badgeOf(identity.value.member);
  return (
    badge && (
      <div class="field">
        <p class="field-label">{dialogText.settings.fingerprint}</p>
        <p class="fingerprint-long">{badge.long}</p>
      </div>
    )
  );
}
