// One person in the list of those who are here or were; pressing it opens their card beside it.
import type { Signal } from '@preact/signals';
import { isGuest, type MemberId } from '../../protocol/ids.ts';
import { doubtsIn, isBot } from '../../protocol/members.ts';
import { Avatar } from '../avatar.tsx';
import { LateIcon } from '../late-icons.tsx';
import { text } from '../strings.ts';
import { peopleText } from '../strings-people.ts';
import type { Person } from './person.ts';
import { placeBeside } from './place-beside.ts';

export interface PersonRowProps {
  readonly person: Person;
  readonly you: MemberId;
  readonly cardId: string;
  readonly chosen: Signal<Person | null>;
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
          {state !== 'gone' && <span class={`presence presence-${state}`} />}
        </span>
        <bdi class="person-name">{name}</bdi>
        {member === you && <span class="person-note">{peopleText.you}</span>}
        {isGuest(member) && <span class="person-note">{isBot(marks) ? text.people.bot : text.people.guest}</span>}
        {doubtsIn(marks).length > 0 && <DoubtSign />}
        <span class={state === 'idle' ? 'person-note person-state' : 'visually-hidden'}>
          {peopleText.states[state]}
        </span>
      </button>
    </li>
  );
}

/** A list has no room for the words; the card explains. */
function DoubtSign() {
  return (
    <span class="person-doubt" title={text.people.marked}>
      <LateIcon name="warning" size={16} />
      <span class="visually-hidden">{text.people.marked}</span>
    </span>
  );
}
