// Says who reacted, beside the chip that is pointed at or has the focus. It can be pointed at itself, and Esc puts it
// away (WCAG 1.4.13).
import { placePicker } from '../emoji/place-picker.ts';

export interface ReactionTip {
  /** Null where there is nothing to say. */
  show(chip: HTMLElement | null): void;
  stop(): void;
}

const ID = 'reaction-tip';
/** Long enough to reach the tip, and not to flicker from chip to chip. */
const LINGER_MS = 150;

export function makeReactionTip(scroller: HTMLElement, sentenceOf: (chip: HTMLElement) => string | null): ReactionTip {
  const tip = document.createElement('div');
  tip.id = ID;
  tip.className = 'reaction-tip';
  tip.popover = 'manual';
  tip.setAttribute('role', 'tooltip');
  let shownFor: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hide = () => {
    clearTimeout(timer);
    shownFor?.removeAttribute('aria-describedby');
    shownFor = null;
    tip.remove();
  };
  const hideSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, LINGER_MS);
  };
  const show = (chip: HTMLElement) => {
    const sentence = sentenceOf(chip);
    hide();
    if (sentence === null) return;
    tip.textContent = sentence;
    document.body.append(tip);
    tip.showPopover();
    placePicker(tip, chip, 'start');
    chip.setAttribute('aria-describedby', ID);
    shownFor = chip;
  };
  const putAway = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || shownFor === null) return;
    event.stopPropagation();
    hide();
  };
  tip.addEventListener('pointerenter', () => clearTimeout(timer));
  tip.addEventListener('pointerleave', hideSoon);
  scroller.addEventListener('scroll', hide, { passive: true });
  addEventListener('keydown', putAway, true);
  return {
    show(chip) {
      if (chip !== null && chip === shownFor) clearTimeout(timer);
      else if (chip !== null) show(chip);
      else if (shownFor !== null) hideSoon();
    },
    stop() {
      hide();
      scroller.removeEventListener('scroll', hide);
      removeEventListener('keydown', putAway, true);
    },
  };
}
