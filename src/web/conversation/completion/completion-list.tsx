// The open list over the field. It never takes the focus: a press chooses and leaves the caret, and with it a touch
// keyboard, where it is.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { badgeOf } from '../../../protocol/badge.ts';
import { doubtsIn, isBot } from '../../../protocol/members.ts';
import { Avatar } from '../../avatar.tsx';
import { text } from '../../strings.ts';
import { composerText } from '../../strings-composer.ts';
import { CommandUsage } from '../command-help.tsx';
import { usePlaceAbove } from '../place-above.ts';
import type { Completion } from './completion.ts';
import { LIST_ID, optionId } from './mark-field.ts';
import type { Offer } from './offers.ts';
import type { KnownMember } from './rank-members.ts';

const { completion: words, commands } = composerText;

export function CompletionList({ completion }: { readonly completion: Completion }) {
  const open = completion.list.value;
  return open && <List {...open} onChoose={completion.choose} />;
}

interface ListProps {
  readonly offers: readonly Offer[];
  readonly current: number;
  readonly onChoose: (offer: Offer) => void;
}

function List({ offers, current, onChoose }: ListProps) {
  const list = usePlaceAbove<HTMLDivElement>();
  return (
    <div ref={list} id={LIST_ID} class="above-field completion" role="listbox" aria-label={words.label}>
      {offers.map((offer, index) => (
        <Option key={optionId(offer)} offer={offer} isCurrent={index === current} onChoose={onChoose} />
      ))}
    </div>
  );
}

interface OptionProps {
  readonly offer: Offer;
  readonly isCurrent: boolean;
  readonly onChoose: (offer: Offer) => void;
}

function Option({ offer, isCurrent, onChoose }: OptionProps) {
  const option = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isCurrent) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
    <div
      ref={option}
      id={optionId(offer)}
      class="completion-option"
      role="option"
      aria-selected={isCurrent}
      onMouseDown={(press) => press.preventDefault()}
      onClick={() => onChoose(offer)}
    >
      <Face offer={offer} />
    </div>
  );
}

function Face({ offer }: { readonly offer: Offer }) {
  if (offer.kind === 'member') return <MemberFace {...offer} />;
  if (offer.kind === 'emoji') {
    return (
      <>
        <span class="completion-emoji">{offer.emoji}</span>
        <span class="completion-name">:{offer.name}:</span>
      </>
    );
  }
  return (
    <>
      <span class="completion-name">
        <CommandUsage name={offer.name} />
      </span>
      <span class="completion-about">{commands.about[offer.name][1]}</span>
    </>
  );
}

/** The badge tells two of one name apart. */
function MemberFace({ member, facts }: KnownMember) {
  return (
    <>
      <Avatar member={member} name={facts.name} size={24} />
      <bdi class="completion-name">{facts.name}</bdi>
      {isBot(facts.marks) ? (
        <span class="mark bot-mark">{text.people.bot}</span>
      ) : (
        <span class="fingerprint">{badgeOf(member)?.short ?? words.guest}</span>
      )}
      {doubtsIn(facts.marks).length > 0 && <span class="mark">{words.marked}</span>}
    </>
  );
}
