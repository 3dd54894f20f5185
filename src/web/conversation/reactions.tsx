// Below a message: what people put on it, each emoji once, one's own marked. Who they are comes with the tools of a row.
import type { Reaction } from '../../client/changes.ts';
import type { MemberId, Seq } from '../../protocol/ids.ts';
import { MAX_EMOJI_PER_MESSAGE } from '../../protocol/limits.ts';
import { pickEmoji } from '../emoji/pick-emoji.ts';
import { Icon } from '../icons.tsx';
import { formatCount } from '../plural.ts';
import { rowText } from '../strings-rows.ts';
import type { RowActions } from './row-actions.ts';

export interface ReactionsProps {
  readonly seq: Seq;
  readonly reactions: readonly Reaction[];
  readonly you: MemberId;
  /** Can be reached by Tab. */
  readonly reachable: boolean;
  readonly actions: RowActions;
}

const { reactions: words } = rowText;

export function Reactions({ seq, reactions, you, reachable, actions }: ReactionsProps) {
  const tabIndex = reachable ? 0 : -1;
  return (
    <div class="reactions">
      {reactions.map((reaction) => (
        <Chip
          key={reaction.emoji}
          {...{ reaction, you, tabIndex }}
          react={(on) => actions.react(seq, reaction.emoji, on)}
        />
      ))}
      {reactions.length < MAX_EMOJI_PER_MESSAGE && (
        <button
          type="button"
          class="reaction add-reaction"
          aria-label={words.add}
          title={words.add}
          aria-haspopup="dialog"
          tabIndex={tabIndex}
          onClick={(press) => void pickEmoji(press.currentTarget, (emoji) => actions.react(seq, emoji, true))}
        >
          <Icon name="smile" size={15} />
        </button>
      )}
    </div>
  );
}

interface ChipProps {
  readonly reaction: Reaction;
  readonly you: MemberId;
  readonly tabIndex: number;
  readonly react: (on: boolean) => void;
}

function Chip({ reaction: { emoji, members }, you, tabIndex, react }: ChipProps) {
  const isOwn = members.includes(you);
  const toggle = (press: { readonly currentTarget: HTMLElement }) => {
    // The chip goes with the only reaction: focus stays in the row.
    if (isOwn && members.length === 1)
      press.currentTarget.closest<HTMLElement>('[data-row]')?.focus({ preventScroll: true });
    react(!isOwn);
  };
  return (
    <button
      type="button"
      class="reaction"
      aria-pressed={isOwn}
      aria-label={words.chip(emoji, members.length, isOwn)}
      data-emoji={emoji}
      tabIndex={tabIndex}
      onClick={toggle}
    >
      <span class="reaction-emoji">{emoji}</span>
      <span class="reaction-count">{formatCount(members.length)}</span>
    </button>
  );
}
