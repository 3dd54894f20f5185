// Puts a panel right above the composer, over the messages: in the foot itself it would be cut off, and in the flow it
// would move what is being read.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

const GAP = 6;
const EDGE = 8;

/** Placed anew whenever its owner is drawn: the composer may have grown. */
export function usePlaceAbove<E extends HTMLElement>(): RefObject<E | null> {
  const panel = useRef<E>(null);
  useLayoutEffect(() => {
    const form = panel.current?.closest('form');
    if (panel.current && form) place(panel.current, form);
  });
  return panel;
}

function place({ style }: HTMLElement, form: HTMLElement): void {
  const { left, top, width } = form.getBoundingClientRect();
  style.left = `${left}px`;
  style.width = `${width}px`;
  style.bottom = `${document.documentElement.clientHeight - top + GAP}px`;
  style.maxHeight = `${Math.max(120, top - GAP - EDGE)}px`;
}
