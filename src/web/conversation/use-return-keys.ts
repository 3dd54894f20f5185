// End and Esc lead back to the latest message also when nothing has the focus, as after a click beside the rows. Esc
// says besides that everything is read.
import { useEffect } from 'preact/hooks';
import { isComposingKey } from '../composing-key.ts';
import type { Scroll } from './use-scroll.ts';

export function useReturnKeys({ atLatest, toLatest, readAll, hasNewLine }: Scroll): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isEscape = event.key === 'Escape';
      const isWanted = !atLatest.peek() || (isEscape && hasNewLine());
      if (!(isEscape || event.key === 'End') || !isWanted) return;
      if (event.defaultPrevented || isComposingKey(event) || !isFree(event)) return;
      event.preventDefault();
      if (isEscape) readAll();
      else toLatest();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [atLatest, toLatest, readAll, hasNewLine]);
}

/** A field uses End itself while it holds text; whatever else has the focus keeps both keys. */
function isFree({ key, target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open], :popover-open') !== null) return false;
  if (target === document.body) return true;
  if (!(target instanceof HTMLTextAreaElement) || !target.matches('.composer-field')) return false;
  return key === 'Escape' || target.value === '';
}
