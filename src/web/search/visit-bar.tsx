// Over the conversation, for whoever came to a message from the results: the ways back to them and to where they were.
import { useEffect } from 'preact/hooks';
import { isComposingKey } from '../composing-key.ts';
import { Icon } from '../icons.tsx';
import { openOverlay } from '../overlay.ts';
import type { Session } from '../session.ts';
import { text } from '../strings.ts';
import { searchText } from '../strings-search.ts';
import { searchModel } from './search-model.ts';
import { goBack } from './visit.ts';

export function VisitBar({ session }: { session: Session }) {
  useEscape(session);
  const stay = () => {
    searchModel(session.engine).visit.value = null;
  };
  return (
    <section class="visit-bar" aria-label={searchText.visit.label}>
      <button type="button" class="visit-way" onClick={() => openOverlay({ kind: 'search' })}>
        {searchText.visit.results}
      </button>
      <button type="button" class="visit-way" onClick={() => goBack(session)}>
        {searchText.visit.back}
      </button>
      <button type="button" class="icon-button" aria-label={text.close} onClick={stay}>
        <Icon name="x" size={16} />
      </button>
    </section>
  );
}

/** Before the list hears it, for which it means the latest message. */
function useEscape(session: Session): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isComposingKey(event) || hasOwnUse(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      goBack(session);
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [session]);
}

/** What is open closes by it; in a form or a toolbar it leads out of that. */
function hasOwnUse(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open], :popover-open') !== null) return true;
  return target instanceof Element && target.closest('form, input, textarea, select, [role="toolbar"]') !== null;
}
