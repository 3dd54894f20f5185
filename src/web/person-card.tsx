// What is known of one person: their long fingerprint, and why to look closely where the room says so.
import type { ReadonlySignal } from '@preact/signals';
import { badgeOf } from '../protocol/badge.ts';
import { Mark, type Present } from '../protocol/members.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { MemberName } from './member-name.tsx';
import { text } from './strings.ts';

export interface PersonCardProps {
  readonly id: string;
  readonly chosen: ReadonlySignal<Present | null>;
}

export function PersonCard({ id, chosen }: PersonCardProps) {
  const person = chosen.value;
  return (
    <div id={id} class="person-card" popover="auto" role="dialog" aria-label={text.people.card}>
      {person && <PersonFacts person={person} />}
    </div>
  );
}

function PersonFacts({ person }: { person: Present }) {
  const badge = badgeOf(person.member);
  return (
    <>
      <div class="person-card-head">
        <Avatar member={person.member} name={person.name} size={44} />
        <div>
          <MemberName member={person.member} facts={{ name: person.name }} />
          <p class="person-note">{text.people[person.state]}</p>
        </div>
      </div>
      {badge && <p class="fingerprint-long">{badge.long}</p>}
      <p class="person-card-means">{badge ? text.people.fingerprintMeans : text.people.guestMeans}</p>
      {person.marks?.map((mark) => (
        <p key={mark} class="person-card-mark">
          <Icon name="warning" size={16} />
          <span>{explainMark(mark)}</span>
        </p>
      ))}
    </>
  );
}

/** A newer room may know marks this page does not. */
function explainMark(mark: string): string {
  const known = Mark.options.find((option) => option === mark);
  return known ? text.people.marks[known] : text.people.markUnknown;
}
