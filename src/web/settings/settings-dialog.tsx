// What a person may choose, in sections: who they are, how the page looks, writes, reads and hears keys, and to be
// forgotten here. Every choice holds at once, and in every tab. Fetched late.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { badgeOf } from '../../protocol/badge.ts';
import { Choice } from '../choice.tsx';
import { identity } from '../identity-store.ts';
import { ModalDialog } from '../modal-dialog.tsx';
import { MoveButton } from '../moving/move-button.tsx';
import { NotificationSettings } from '../notifications/notification-settings.tsx';
import { ENTER_KEYS } from '../parse-settings.ts';
import type { Session } from '../session.ts';
import { changeSettings, settings } from '../settings-store.ts';
import { settingsText } from '../strings-settings.ts';
import { ForgetMe } from './forget-me.tsx';
import { KeyboardSettings } from './keyboard-settings.tsx';
import { LookSettings } from './look-settings.tsx';
import { NameForm } from './name-form.tsx';
import { ReadingSettings } from './reading-settings.tsx';

export function SettingsDialog({ session }: { session: Session | null }) {
  return (
    <ModalDialog heading={settingsText.heading}>
      <Section heading={settingsText.you}>
        <NameForm session={session} />
        <OwnFingerprint />
        <MoveButton />
      </Section>
      <Section heading={settingsText.look}>
        <LookSettings />
      </Section>
      <Section heading={settingsText.writing}>
        <EnterKeyChoice />
      </Section>
      <Section heading={settingsText.reading}>
        <ReadingSettings />
      </Section>
      <Section heading={settingsText.notifications}>
        <NotificationSettings room={session?.state.peek().room.id ?? null} />
      </Section>
      <Section heading={settingsText.keyboard}>
        <KeyboardSettings />
      </Section>
      <Section heading={settingsText.device}>
        <ForgetMe session={session} />
      </Section>
    </ModalDialog>
  );
}

function Section({ heading, children }: { heading: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="settings-section" aria-labelledby={id}>
      <h3 id={id}>{heading}</h3>
      {children}
    </section>
  );
}

function EnterKeyChoice() {
  return (
    <Choice
      label={settingsText.enterKey}
      values={ENTER_KEYS}
      words={settingsText.enterKeys}
      chosen={settings.value.enterKey}
      choose={(enterKey) => changeSettings({ enterKey })}
      hint={settingsText.enterKeyHint}
    />
  );
}

function OwnFingerprint() {
  const badge = identity.value && badgeOf(identity.value.member);
  return (
    badge && (
      <div class="field">
        <p class="field-label">{settingsText.fingerprint}</p>
        <p class="fingerprint-long">{badge.long}</p>
      </div>
    )
  );
}
