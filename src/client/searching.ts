// Searches the room. One search is waited for at a time: a newer one takes its place. It outlives the session it was
// asked in: it is asked again, so that nobody waits in vain.
import type { Found } from '../protocol/down.ts';
import type { AskSearch } from '../protocol/up.ts';
import type { Clock } from './ports.ts';
import type { SearchState, SearchWish } from './search-state.ts';

export interface SearchingPorts {
  readonly clock: Clock;
  nextRef(): number;
  /** False when nobody heard it. */
  send(frame: AskSearch): boolean;
  meet(members: Found['members']): void;
}

/** Without a sign of progress for this long it is asked again: the room may have forgotten it. */
export const SEARCH_TIMEOUT_MS = 10_000;

interface Search {
  readonly wish: SearchWish;
  readonly tell: (state: SearchState) => void;
  ref: number | null;
}

export class Searching {
  readonly #ports: SearchingPorts;
  #search: Search | null = null;
  #cancelTimeout = () => {};

  constructor(ports: SearchingPorts) {
    this.#ports = ports;
  }

  /** Calls back with each state until it is answered. Returns the way to stop. */
  start(wish: SearchWish, tell: (state: SearchState) => void): () => void {
    const search: Search = { wish, tell, ref: null };
    this.#end();
    this.#search = search;
    tell({ status: 'waiting', done: 0, total: 0 });
    this.ask();
    return () => {
      if (this.#search === search) this.#end();
    };
  }

  /** Asks for what is waited for, unless that was done. */
  ask(): void {
    const search = this.#search;
    if (search === null || search.ref !== null) return;
    const ref = this.#ports.nextRef();
    if (!this.#ports.send({ type: 'search', ref, ...search.wish })) return;
    search.ref = ref;
    this.#watch();
  }

  found({ ref, hits, members, next, indexed }: Found): void {
    const search = this.#search;
    if (search?.ref !== ref) return;
    if (hits.length === 0 && indexed.done < indexed.total) {
      this.#watch();
      return search.tell({ status: 'waiting', ...indexed });
    }
    this.#ports.meet(members);
    this.#end();
    search.tell({ status: 'found', hits, next: next ?? null });
  }

  refused(ref: number, code: string): void {
    const search = this.#search;
    if (search?.ref !== ref) return;
    this.#end();
    search.tell({ status: 'refused', code });
  }

  /** The answer will not come in this session. */
  lost(): void {
    this.#cancelTimeout();
    if (this.#search) this.#search.ref = null;
  }

  #watch(): void {
    this.#cancelTimeout();
    this.#cancelTimeout = this.#ports.clock.after(SEARCH_TIMEOUT_MS, () => {
      this.lost();
      this.ask();
    });
  }

  #end(): void {
    this.#cancelTimeout();
    this.#search = null;
  }
}
