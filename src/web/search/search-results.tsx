// What became of a search: the messages found, how far the room has come, or why there is nothing.
import { useEffect, useRef } from 'preact/hooks';
import { online } from '../online.ts';
import type { Session } from '../session.ts';
import { searchText } from '../strings-search.ts';
import { usePart } from '../use-part.ts';
import { HitRow } from './hit-row.tsx';
import type { Outcome, SearchModel } from './search-model.ts';
import { visitMessage } from './visit.ts';

export interface SearchResultsProps {
  readonly session: Session;
  readonly model: SearchModel;
  readonly listId: string;
}

export function SearchResults({ session, model, listId }: SearchResultsProps) {
  const members = usePart(session.state, (state) => state.members);
  const hits = model.hits.value;
  const active = model.active.value;
  useScrollTo(optionId(listId, active));
  return (
    <div class="search-results">
      <SearchStatus session={session} model={model} />
      <div id={listId} role="listbox" aria-label={searchText.results} class="hits">
        {hits.map((hit, index) => (
          <HitRow
            key={hit.seq}
            id={optionId(listId, index)}
            hit={hit}
            facts={members.get(hit.by)}
            isActive={index === active}
            choose={() => visitMessage(session, hit.seq)}
          />
        ))}
      </div>
      <OlderButton model={model} />
    </div>
  );
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

function SearchStatus({ session, model }: { session: Session; model: SearchModel }) {
  const isJoined = usePart(session.state, ({ connection }) => connection.status === 'joined');
  const isConnected = isJoined && online.value;
  const outcome = model.outcome.value;
  const count = model.hits.value.length;
  return (
    <div class="search-status">
      <p role="status">{sentenceFor(outcome, { isConnected, count })}</p>
      {outcome.status === 'waiting' && isConnected && outcome.share !== null && <progress value={outcome.share} />}
      {outcome.status === 'found' && count === 0 && <p class="search-hint">{searchText.noneHint}</p>}
      {outcome.status === 'refused' && outcome.code === 'searchFailed' && (
        <button type="button" class="button" onClick={model.again}>
          {searchText.again}
        </button>
      )}
    </div>
  );
}

function sentenceFor(outcome: Outcome, { isConnected, count }: { isConnected: boolean; count: number }): string {
  if (outcome.status === 'nothing') return searchText.hint;
  if (outcome.status === 'refused') return wordsFor(outcome.code);
  if (outcome.status === 'found') return count === 0 ? searchText.none : searchText.count(count, outcome.next !== null);
  if (!isConnected) return searchText.offline;
  return outcome.share === null ? searchText.reading : searchText.readingFar(Math.floor(outcome.share * 100));
}

function wordsFor(code: string): string {
  const known = Object.entries(searchText.refused).find(([name]) => name === code);
  return known?.[1] ?? searchText.refused.searchFailed;
}

/** Whoever scrolls to it need not press it. */
function OlderButton({ model }: { model: SearchModel }) {
  const button = useRef<HTMLButtonElement>(null);
  const outcome = model.outcome.value;
  const hasMore = outcome.status === 'found' && outcome.next !== null;
  // With every answer anew: a button that stays in sight is not told of again.
  useEffect(() => {
    if (!hasMore || button.current === null) return;
    const sight = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && model.more());
    sight.observe(button.current);
    return () => sight.disconnect();
  }, [hasMore, outcome, model]);
  return hasMore ? (
    <button ref={button} type="button" class="button search-older" onClick={model.more}>
      {searchText.older}
    </button>
  ) : null;
}

function useScrollTo(id: string): void {
  useEffect(() => document.getElementById(id)?.scrollIntoView({ block: 'nearest' }), [id]);
}
