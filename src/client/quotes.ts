// The messages that replies answer, where they lie outside the window: asked for one at a time, when first wanted.
import type { Page } from '../protocol/down.ts';
import type { Seq } from '../protocol/ids.ts';
import type { AskPage } from '../protocol/up.ts';
import type { Quote } from './state.ts';

export interface QuotesPorts {
  nextRef(): number;
  /** Whether a page can be asked for now. */
  mayAsk(): boolean;
  send(frame: AskPage): void;
  change(quotes: ReadonlyMap<Seq, Quote>): void;
}

/** Kept at most: far more than a window shows. */
const KEPT = 1_000;

export class Quotes {
  readonly #ports: QuotesPorts;
  #quotes: ReadonlyMap<Seq, Quote> = new Map();
  #awaited: { readonly ref: number; readonly seq: Seq } | null = null;

  constructor(ports: QuotesPorts) {
    this.#ports = ports;
  }

  want(seq: Seq): void {
    if (this.#quotes.has(seq)) return;
    this.#set(seq, 'loading');
    this.ask();
  }

  /** Asks for the next one, unless an answer is awaited. */
  ask(): void {
    if (this.#awaited !== null || !this.#ports.mayAsk()) return;
    const next = [...this.#quotes].find(([, quote]) => quote === 'loading');
    if (next === undefined) return;
    const [seq] = next;
    this.#awaited = { ref: this.#ports.nextRef(), seq };
    this.#ports.send({ type: 'page', ref: this.#awaited.ref, after: seq - 1, limit: 1 });
  }

  answer({ ref, events }: Page): void {
    if (this.#awaited?.ref !== ref) return;
    const { seq } = this.#awaited;
    this.#awaited = null;
    this.#set(seq, events.find((event) => event.seq === seq) ?? 'gone');
    this.ask();
  }

  refused(ref: number): void {
    if (this.#awaited?.ref !== ref) return;
    const { seq } = this.#awaited;
    this.#awaited = null;
    this.#set(seq, 'gone');
    this.ask();
  }

  /** The awaited answer will not come; it is asked for again. */
  lost(): void {
    this.#awaited = null;
  }

  /** The log is another one, or what changed these messages was not heard: they are asked for again. */
  reset(): void {
    this.#awaited = null;
    this.#replace(new Map([...this.#quotes.keys()].map((seq) => [seq, 'loading'])));
  }

  #set(seq: Seq, quote: Quote): void {
    const [oldest] = this.#quotes.keys();
    const kept = this.#quotes.size >= KEPT ? [...this.#quotes].filter(([known]) => known !== oldest) : this.#quotes;
    this.#replace(new Map(kept).set(seq, quote));
  }

  #replace(quotes: ReadonlyMap<Seq, Quote>): void {
    this.#quotes = quotes;
    this.#ports.change(quotes);
  }
}
