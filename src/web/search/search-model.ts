// What is being searched for and what was found, kept for as long as the room is open: whoever comes back from a message
// finds the results as they were.
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { SearchState } from '../../client/search-state.ts';
import type { RoomEngine } from '../../client/state.ts';
import type { Hit } from '../../protocol/down.ts';
import type { Seq } from '../../protocol/ids.ts';
import { unreachable } from '../../protocol/result.ts';
import { withLocalDays } from './local-days.ts';
import type { Origin } from './origin.ts';

/** Whoever types on wants no answer yet. */
const TYPING_PAUSE_MS = 250;

export type Outcome =
  | { readonly status: 'nothing' }
  /** `share` of the room that is read, 0–1; null until the room says. */
  | { readonly status: 'waiting'; readonly share: number | null }
  | { readonly status: 'found'; readonly next: Seq | null }
  | { readonly status: 'refused'; readonly code: string };

export interface SearchModel {
  readonly typed: ReadonlySignal<string>;
  readonly outcome: ReadonlySignal<Outcome>;
  readonly hits: ReadonlySignal<readonly Hit[]>;
  /** Which of them Enter goes to. */
  readonly active: Signal<number>;
  /** Where the reader was before they went to a message from here; null while they are where they were. */
  readonly visit: Signal<Origin | null>;
  type(text: string): void;
  /** Searches without waiting for another letter; false if that is what was searched already. */
  hurry(): boolean;
  more(): void;
  again(): void;
  /** Nobody looks: an answer that is still awaited is not awaited any more. What was found before it stays. */
  rest(): void;
}

const models = new WeakMap<RoomEngine, SearchModel>();

export function searchModel(engine: RoomEngine): SearchModel {
  const known = models.get(engine);
  if (known) return known;
  const model = makeModel(engine);
  models.set(engine, model);
  return model;
}

function makeModel(engine: RoomEngine): SearchModel {
  const typed = signal('');
  const outcome = signal<Outcome>({ status: 'nothing' });
  const hits = signal<readonly Hit[]>([]);
  const active = signal(0);
  const visit = signal<Origin | null>(null);
  let asked = '';
  /** Where what is asked for begins, if it is more of what was found. */
  let older: Seq | undefined;
  let stop = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = (before?: Seq) => {
    clearTimeout(timer);
    const query = typed.peek().trim();
    const earlier = before === undefined ? [] : hits.peek();
    asked = query;
    older = before;
    stop();
    if (query === '') return clear();
    stop = engine.search({ query: withLocalDays(query), ...(before !== undefined && { before }) }, (state) => {
      outcome.value = outcomeOf(state);
      if (state.status === 'waiting' || before !== undefined) {
        if (state.status === 'found') hits.value = [...earlier, ...state.hits];
        return;
      }
      hits.value = state.status === 'found' ? state.hits : [];
      active.value = 0;
    });
  };
  const clear = () => {
    outcome.value = { status: 'nothing' };
    hits.value = [];
    active.value = 0;
  };
  engine.onEvent(({ kind, target }) => {
    if (kind !== 'redact') return;
    hits.value = hits.peek().filter(({ seq }) => seq !== target);
    active.value = Math.min(active.peek(), Math.max(0, hits.peek().length - 1));
  });
  return {
    ...{ typed, outcome, hits, active, visit },
    type(text) {
      typed.value = text;
      clearTimeout(timer);
      if (text.trim() === asked) return;
      timer = setTimeout(ask, text.trim() === '' ? 0 : TYPING_PAUSE_MS);
    },
    hurry() {
      if (typed.peek().trim() === asked) return false;
      ask();
      return true;
    },
    more() {
      const { value } = outcome;
      if (value.status === 'found' && value.next !== null) ask(value.next);
    },
    again: () => ask(),
    rest() {
      clearTimeout(timer);
      stop();
      if (outcome.peek().status !== 'waiting') return;
      if (older !== undefined) {
        outcome.value = { status: 'found', next: older };
        return;
      }
      asked = '';
      clear();
    },
  };
}

function outcomeOf(state: SearchState): Outcome {
  switch (state.status) {
    case 'waiting':
      return { status: 'waiting', share: state.total === 0 ? null : state.done / state.total };
    case 'found':
      return { status: 'found', next: state.next };
    case 'refused':
      return state;
    default:
      return unreachable(state);
  }
}
