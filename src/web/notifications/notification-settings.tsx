// The choices about notifications and sounds: those of this device, and the level of a room if one is open. Fetched late.
import { Choice } from '../choice.tsx';
import { notificationText as words } from '../strings-notifications.ts';
import { Switch } from '../switch.tsx';
import { chime } from './chime.ts';
import { LEVELS, type Level, levelOf, SOUNDS, withLevel } from './notification-prefs.ts';
import { changePrefs, notificationPrefs } from './notification-prefs-store.ts';
import { askPermission, permission } from './permission.ts';
import { recoveryHelp } from './recovery-help.ts';

export function NotificationSettings({ room }: { room: string | null }) {
  return (
    <>
      <Permission />
      {room !== null && <LevelChoice room={room} />}
      <SoundChoice />
    </>
  );
}

function Permission() {
  const { isOn, isPrivate } = notificationPrefs.value;
  if (permission.value === 'unsupported') return <p class="field-hint">{words.permission.unsupported}</p>;
  if (permission.value === 'denied') return <Denied />;
  if (permission.value === 'default' || !isOn) return <TurnOn />;
  return (
    <div class="choices">
      <Switch
        label={words.permission.on}
        hint={words.permission.onHint}
        on={isOn}
        change={(on) => changePrefs((prefs) => ({ ...prefs, isOn: on }))}
      />
      <Switch
        label={words.privacy.label}
        hint={words.privacy.hint}
        on={isPrivate}
        change={(on) => changePrefs((prefs) => ({ ...prefs, isPrivate: on }))}
      />
    </div>
  );
}

function Denied() {
  return (
    <div role="note">
      <p class="field-label">{words.permission.denied}</p>
      <p class="field-hint">{recoveryHelp(navigator.userAgent)}</p>
    </div>
  );
}

/** The only place that asks, and only when pressed. */
function TurnOn() {
  const turnOn = async () => {
    if ((await askPermission()) === 'granted') changePrefs((prefs) => ({ ...prefs, isOn: true }));
  };
  return (
    <div class="choices">
      <p class="field-hint">{words.permission.explain}</p>
      <button type="button" class="button" onClick={turnOn}>
        {words.permission.turnOn}
      </button>
    </div>
  );
}

function LevelChoice({ room }: { room: string }) {
  const level = levelOf(notificationPrefs.value, room);
  const choose = (chosen: Level) => changePrefs((prefs) => withLevel(prefs, room, chosen));
  return (
    <Choice
      label={words.level.label}
      values={LEVELS}
      words={words.level.names}
      chosen={level}
      choose={choose}
      hint={words.level.hint}
    />
  );
}

function SoundChoice() {
  const { sounds, volume } = notificationPrefs.value;
  const change = (part: Partial<{ sounds: typeof sounds; volume: number }>) =>
    changePrefs((prefs) => ({ ...prefs, ...part }));
  const listen = () => void chime(notificationPrefs.peek().volume, true);
  const choose = (chosen: typeof sounds) => change({ sounds: chosen });
  return (
    <Choice label={words.sounds.label} values={SOUNDS} words={words.sounds.names} chosen={sounds} choose={choose}>
      {sounds !== 'off' && (
        <div class="volume-row">
          <input
            type="range"
            min="0"
            max="1"
            step="0.1"
            aria-label={words.sounds.volume}
            value={volume}
            onChange={(input) => change({ volume: input.currentTarget.valueAsNumber })}
          />
          <button type="button" class="button" onClick={listen}>
            {words.sounds.listen}
          </button>
        </div>
      )}
    </Choice>
  );
}
