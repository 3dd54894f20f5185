// What is known of one person: their long fingerprint, and why to look closely where the room says so. Fetched late.
import { badgeOf } from '../../protocol/badge.ts';
import { doubtsIn, isBot, Mark } from '../../protocol/members.ts';
import { Avatar } from '../avatar.tsx';
import { conversationHere } from '../conversation/here.ts';
import { LateIcon } from '../late-icons.tsx';
import { MemberName } from '../member-name.tsx';
import { closeOverlay } from '../overlay.ts';
import { peopleText } from '../strings-people.ts';
import type { Person } from './person.ts';

export function PersonFacts({ person }: { person: Person }) {
  const badge = badgeOf(person.member);
  return (
    <>
      <div class="person-card-head">
        <Avatar member={person.member} name={person.name} size={44} />
        <div>
          <MemberName member={person.member} facts={{ name: person.name }} />
          <p class="person-note">{peopleText.states[person.state]}</p>
        </div>
      </div>
      {badge && <p class="fingerprint-long">{badge.long}</p>}
      <p class="person-card-means">{meaningOf(person)}</p>
      <MentionButton person={person} />
      {doubtsIn(person.marks).map((mark) => (
        <p key={mark} class="person-card-mark">
          <LateIcon name="warning" size={16} />
          <span>{explainMark(mark)}</span>
        </p>
      ))}
    </>
  );
}

function meaningOf({ member, marks }: Person): string {
  if (isBot(marks)) return peopleText.botMeans;
  return badgeOf(member) ? peopleText.fingerprintMeans : peopleText.guestMeans;
}

/** For others, where there is something to write in. */
function MentionButton({ person: { member, name } }: { person: Person }) {
  const here = conversationHere.value;
  if (here === null || here.engine.state.you.member === member) return null;
  const mention = (click: { currentTarget: HTMLElement }) => {
    click.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
    closeOverlay();
    // Once the focus is back where it was.
    setTimeout(() => here.composer.mention({ member, name }));
  };
  return (
    <button type="button" class="button person-mention" onClick={mention}>
      {peopleText.mention}
    </button>
  );
}

/** A newer room may know marks this page does not. */
function explainMark(mark: string): string {
  const known = Mark.options.find((option) => option === mark);
  return known && known !== 'bot' ? peopleText.marks[known] : peopleText.markUnknown;
}
