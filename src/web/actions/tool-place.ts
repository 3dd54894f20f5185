// Keeps the one toolbar in the row that is pointed at, else in the one that has the focus. Rows hold nothing for it:
// there are three hundred of them.
import { type ReadonlySignal, signal } from '@preact/signals';

export interface ToolPlace {
  readonly row: ReadonlySignal<HTMLElement | null>;
  /** Before a key is obeyed: the row that has the focus is the one that is meant. */
  toFocus(): void;
  stop(): void;
}

export interface ToolPlaceOptions {
  readonly scroller: HTMLElement;
  readonly host: HTMLElement;
  /** Something was opened from the toolbar: it stays where it is. */
  readonly isBusy: () => boolean;
}

export function keepToolPlace({ scroller, host, isBusy }: ToolPlaceOptions): ToolPlace {
  const row = signal<HTMLElement | null>(null);
  const focused = () => rowOf(scroller.contains(document.activeElement) ? document.activeElement : null);
  const moveTo = (next: HTMLElement | null) => {
    if (isBusy() || (next === row.peek() && (next === null || host.parentElement === next))) return;
    row.value = next;
    if (next === null) host.remove();
    else next.append(host);
  };
  const point = ({ pointerType, target }: PointerEvent) => {
    // What is moved in the page loses the focus: someone at the keyboard needs it.
    if (pointerType === 'mouse' && host.querySelector(':focus-visible') === null) moveTo(rowOf(target));
  };
  const leave = ({ pointerType }: PointerEvent) => {
    if (pointerType === 'mouse') moveTo(focused());
  };
  const focus = ({ target }: FocusEvent) => moveTo(rowOf(target));
  const blur = ({ relatedTarget }: FocusEvent) => {
    if (rowOf(relatedTarget) === null && !row.peek()?.matches(':hover')) moveTo(null);
  };
  scroller.addEventListener('pointerover', point);
  scroller.addEventListener('pointerleave', leave);
  scroller.addEventListener('focusin', focus);
  scroller.addEventListener('focusout', blur);
  moveTo(focused());
  return {
    row,
    toFocus: () => moveTo(focused()),
    stop() {
      scroller.removeEventListener('pointerover', point);
      scroller.removeEventListener('pointerleave', leave);
      scroller.removeEventListener('focusin', focus);
      scroller.removeEventListener('focusout', blur);
      host.remove();
    },
  };
}

/** The message in the log around that element. */
export function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.message-row[data-seq]') : null;
}

export function seqOf(row: HTMLElement): number {
  return Number(row.dataset.seq);
}
