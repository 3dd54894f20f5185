// One person in the list of those who are here; pressing it opens their card beside it.
import type { Signal } from '@preact/signals';
import { isGuest, type MemberId } from '../protocol/ids.ts';
import type { Present } from '../protocol/members.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { placeBeside } from './place-beside.ts';
import { text } from './strings.ts';

export interface PersonRowProps {
  readonly person: Present;
  readonly you: MemberId;
  readonly cardId: string;
  readonly chosen: Signal<Present | null>;
}

export function PersonRow({ person, you, cardId, chosen }: PersonRowProps) {
  const { member, name, state, marks = [] } = person;
  const open = (click: { currentTarget: HTMLElement }) => {
    chosen.value = person;
    placeBeside(document.getElementById(cardId), click.currentTarget);
  };
  return (
    <li>
      <button type="button" class="person" popovertarget={cardId} popovertargetaction="show" onClick={open}>
        <span class="person-face">
          <Avatar member={member} name={name} size={28} />
          <span class={`presence presence-${state}`} />
        </span>
        <bdi class="person-name">{name}</bdi>
        {member === you && <span class="person-note">{text.people.you}</span>}
        {isGuest(member) && <span class="person-note">{text.people.guest}</span>}
        {marks.length > 0 && <DoubtSign />}
        <span class={state === 'active' ? 'visually-hidden' : 'person-note person-state'}>{text.people[state]}</span>
      </button>
    </li>
  );
}

/** A list has no room for the words; the card explains. */
function DoubtSign() {
  return (
    <span class="person-doubt" title={text.people.marked}>
      <Icon name="warning" size={16} />
      <span class="visually-hidden">{text.people.marked}</span>
    </span>
  );
}
