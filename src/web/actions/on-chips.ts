// Who reacted, said beside the reactions below messages.
import type { RoomEngine } from '../../client/state.ts';
import { text as pageText } from '../strings.ts';
import { makeReactionTip } from './reaction-tip.ts';
import { rowOf, seqOf } from './tool-place.ts';
import { whoReacted } from './who-reacted.ts';

export interface OnChips {
  /** Whether that is a chip: then it says who reacted. */
  explain(target: Element): boolean;
  stop(): void;
}

export function watchChips(scroller: HTMLElement, engine: RoomEngine): OnChips {
  const tip = makeReactionTip(scroller, (chip) => sentenceFor(chip, engine));
  const point = ({ target }: Event) => tip.show(chipAt(target));
  const forget = () => tip.show(null);
  scroller.addEventListener('pointerover', point);
  scroller.addEventListener('pointerleave', forget);
  scroller.addEventListener('focusin', point);
  scroller.addEventListener('focusout', forget);
  return {
    explain(target) {
      const chip = chipAt(target);
      tip.show(chip);
      return chip !== null;
    },
    stop() {
      tip.stop();
      scroller.removeEventListener('pointerover', point);
      scroller.removeEventListener('pointerleave', forget);
      scroller.removeEventListener('focusin', point);
      scroller.removeEventListener('focusout', forget);
    },
  };
}

function chipAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.reaction[data-emoji]') : null;
}

function sentenceFor(chip: HTMLElement, { state }: RoomEngine): string | null {
  const row = rowOf(chip);
  if (row === null) return null;
  const { timeline, members, you } = state;
  return whoReacted({
    changes: timeline.changes,
    seq: seqOf(row),
    emoji: chip.dataset.emoji ?? '',
    you: you.member,
    nameOf: (member) => members.get(member)?.name ?? pageText.people.unknown,
  });
}
