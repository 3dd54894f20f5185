// What a person may choose: their name, how the page looks and reads, and to be forgotten here. Fetched late.
import { badgeOf } from '../protocol/badge.ts';
import { ForgetMe } from './forget-me.tsx';
import { identity } from './identity-store.ts';
import { ModalDialog } from './modal-dialog.tsx';
import { NameForm } from './name-form.tsx';
import type { Session } from './session.ts';
import { changeSettings, settings } from './settings-store.ts';
import { text } from './strings.ts';
import { Switch } from './switch.tsx';
import { ThemeChoice } from './theme-choice.tsx';

export function SettingsDialog({ session }: { session: Session | null }) {
  const { announceMessages, followNew } = settings.value;
  return (
    <ModalDialog heading={text.settings.heading}>
      <NameForm session={session} />
      <ThemeChoice />
      <fieldset class="choices">
        <legend class="field-label">{text.settings.reading}</legend>
        <Switch
          label={text.settings.follow}
          hint={text.settings.followHint}
          on={followNew}
          change={(on) => changeSettings({ followNew: on })}
        />
        <Switch
          label={text.settings.announce}
          hint={text.settings.announceHint}
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
        <p class="field-label">{text.settings.fingerprint}</p>
        <p class="fingerprint-long">{badge.long}</p>
      </div>
    )
  );
}
