// End and Esc lead back to the latest message also when nothing has the focus, as after a click beside the rows.
import { useEffect } from 'preact/hooks';
import type { Scroll } from './use-scroll.ts';

export function useReturnKeys({ atLatest, toLatest }: Scroll): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isOurs = event.key === 'End' || event.key === 'Escape';
      if (!isOurs || atLatest.peek() || event.defaultPrevented || event.isComposing || !isFree(event)) return;
      event.preventDefault();
      toLatest();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [atLatest, toLatest]);
}

/** A field uses End itself while it holds text; whatever else has the focus keeps both keys. */
function isFree({ key, target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open], :popover-open') !== null) return false;
  if (target === document.body) return true;
  if (!(target instanceof HTMLTextAreaElement) || !target.matches('.composer-field')) return false;
  return key === 'Escape' || target.value === '';
}
