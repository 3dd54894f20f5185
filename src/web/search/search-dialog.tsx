// The field one searches with. It keeps the focus: arrows choose among the results, Enter goes to the chosen one.
import type { RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { isComposingKey } from '../composing-key.ts';
import { ModalDialog } from '../modal-dialog.tsx';
import type { Session } from '../session.ts';
import { searchText } from '../strings-search.ts';
import { FilterChips } from './filter-chips.tsx';
import { type SearchModel, searchModel } from './search-model.ts';
import { optionId, SearchResults } from './search-results.tsx';
import { visitMessage } from './visit.ts';

export function SearchDialog({ session }: { session: Session }) {
  const model = searchModel(session.engine);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  useLooking(model, field);
  const hits = model.hits.value;
  const go = () => {
    const hit = hits[model.active.peek()];
    if (!model.hurry() && hit) visitMessage(session, hit.seq);
  };
  return (
    <ModalDialog heading={searchText.heading}>
      <search class="search">
        <input
          ref={field}
          class="input"
          type="text"
          inputMode="search"
          enterkeyhint="search"
          autocomplete="off"
          spellcheck={false}
          data-first
          role="combobox"
          aria-label={searchText.field}
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={hits.length > 0 ? optionId(listId, model.active.value) : undefined}
          placeholder={searchText.placeholder}
          value={model.typed.value}
          onInput={(event) => model.type(event.currentTarget.value)}
          onKeyDown={(event) => obeyKey(event, { model, go })}
        />
        <FilterChips model={model} field={field} />
        <SearchResults session={session} model={model} listId={listId} />
      </search>
    </ModalDialog>
  );
}

/** What was typed before is there again, selected before anyone can type: typing replaces it. */
function useLooking(model: SearchModel, field: RefObject<HTMLInputElement | null>): void {
  useLayoutEffect(() => field.current?.select(), [field]);
  useEffect(() => {
    if (model.outcome.peek().status === 'nothing') model.hurry();
    return model.rest;
  }, [model]);
}

function obeyKey(event: KeyboardEvent, { model, go }: { model: SearchModel; go: () => void }): void {
  const step = STEPS.get(event.key);
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isComposingKey(event));
  if (!isPlain || (step === undefined && event.key !== 'Enter')) return;
  event.preventDefault();
  if (step === undefined) return go();
  const last = model.hits.peek().length - 1;
  if (step > 0 && model.active.peek() === last) model.more();
  model.active.value = Math.max(0, Math.min(last, model.active.peek() + step));
}

const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', 5],
  ['PageUp', -5],
]);
