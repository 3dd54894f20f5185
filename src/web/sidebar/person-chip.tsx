// Who the person is here, and the way to the settings.
import type { ReadonlySignal } from '@preact/signals';
import type { RoomState } from '../../client/state.ts';
import { badgeOf } from '../../protocol/badge.ts';
import { Avatar } from '../avatar.tsx';
import { identity, personName } from '../identity-store.ts';
import { SettingsButton } from '../settings-button.tsx';
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
