// Who the person is here, and the way to the settings.
import type { ReadonlySignal } from '@preact/signals';
import type { RoomState } from '../../client/state.ts';
import { badgeOf } from '../../protocol/badge.ts';
import { Avatar } from '../avatar.tsx';
import { Icon } from '../icons.tsx';
import { identity, personName } from '../identity-store.ts';
import { openOverlay } from '../overlay.ts';
import { text } from '../strings.ts';
import { usePart } from '../use-part.ts';

export function PersonChip({ state }: { state: ReadonlySignal<RoomState> | null }) {
  const member = identity.value?.member ?? '';
  const name = usePart(state, ({ you }) => you.name) ?? personName.value;
  return (
    <div class="person-chip">
      <Avatar member={member} name={name} />
      <div class="person-chip-words">
        <bdi class="person-chip-name">{name}</bdi>
        <span class="fingerprint">{badgeOf(member)?.short}</span>
      </div>
      <SettingsButton />
    </div>
  );
}

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
