// The frame of every dialog and drawer: a native modal <dialog>, which keeps focus inside and gives it back.
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { closeOverlay, overlay } from './overlay.ts';
import { text } from './strings.ts';
import { ToastRegion } from './toast.tsx';

export interface ModalDialogProps {
  readonly heading: string;
  /** A card in the middle or near the top, a drawer at the start or the end of the line, or a sheet at the lower edge. */
  readonly place?: 'middle' | 'top' | 'start' | 'end' | 'bottom';
  readonly children: ComponentChildren;
}

export function ModalDialog({ heading, place = 'middle', children }: ModalDialogProps) {
  const headingId = useId();
  const frame = useModal();
  return (
    <dialog ref={frame.ref} class={`dialog dialog-${place}`} aria-labelledby={headingId} {...frame.handlers}>
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id={headingId}>{heading}</h2>
          <button type="button" class="icon-button" aria-label={text.close} onClick={closeOverlay}>
            <Icon name="x" />
          </button>
        </div>
        {children}
      </div>
      <ToastRegion />
    </dialog>
  );
}

function useModal() {
  const ref = useRef<HTMLDialogElement>(null);
  // Closing to make room for another overlay must not close that one.
  const mine = useRef(overlay.peek());
  useLayoutEffect(() => {
    const dialog = ref.current;
    const restoreCaret = keepCaret();
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      dialog?.close();
      restoreCaret();
    };
  }, []);
  const leave = () => {
    if (overlay.peek() === mine.current) closeOverlay();
  };
  const leaveBeside = (click: MouseEvent) => {
    if (click.target === click.currentTarget) leave();
  };
  return { ref, handlers: { onClose: leave, onClick: leaveBeside } };
}

/**
 * Chromium gives a field its focus back, but not its caret if the dialog had one: what is typed goes nowhere, or to the
 * beginning. Returns the way to put the caret back once the focus is there.
 */
function keepCaret(): () => void {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement)) return () => {};
  const { selectionStart, selectionEnd } = field;
  return () => {
    if (document.activeElement !== field) return;
    field.blur();
    field.focus({ preventScroll: true });
    field.setSelectionRange(selectionStart, selectionEnd);
  };
}
