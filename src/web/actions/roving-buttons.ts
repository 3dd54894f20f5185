// Moves the focus among the buttons of a toolbar or a menu by arrows, Home and End.

export interface RovingKeys {
  readonly previous: string;
  readonly next: string;
}

export const ACROSS: RovingKeys = { previous: 'ArrowLeft', next: 'ArrowRight' };
export const DOWN: RovingKeys = { previous: 'ArrowUp', next: 'ArrowDown' };

/** Whether the key moved the focus. At the ends it goes round. */
export function moveAmongButtons(event: KeyboardEvent, keys: RovingKeys): boolean {
  const { currentTarget, target, key } = event;
  if (!(currentTarget instanceof HTMLElement && target instanceof HTMLButtonElement)) return false;
  const buttons = [...currentTarget.querySelectorAll('button')];
  const index = buttons.indexOf(target);
  const next = nextIndex({ key, index, count: buttons.length }, keys);
  if (next === null) return false;
  event.preventDefault();
  event.stopPropagation();
  buttons.at(next % buttons.length)?.focus();
  return true;
}

interface Step {
  readonly key: string;
  readonly index: number;
  readonly count: number;
}

function nextIndex({ key, index, count }: Step, { previous, next }: RovingKeys): number | null {
  if (key === next) return index + 1;
  if (key === previous) return index - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
