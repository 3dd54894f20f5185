// Asks for pages, one at a time. A wish outlives the session it was asked in: it is asked again, so that `loading`
// never sticks.
import type { Page } from '../protocol/down.ts';
import type { Seq } from '../protocol/ids.ts';
import { PAGE_EVENTS } from '../protocol/limits.ts';
import type { AskPage } from '../protocol/up.ts';
import type { Clock } from './ports.ts';
import type { Timeline } from './state.ts';
import { appendPage, prependPage, replaceWindow, withLoading } from './timeline.ts';

const PAGE_TIMEOUT_MS = 10_000;

export interface PagingPorts {
  readonly clock: Clock;
  nextRef(): number;
  timeline(): Timeline;
  change(timeline: Timeline): void;
  /** Whether a page can be asked for, and joined to what is known, now. */
  mayAsk(): boolean;
  knownSeq(): Seq;
  send(frame: AskPage): void;
}

type Wish = Exclude<Timeline['loading'], 'none'>;

export class Paging {
  readonly #ports: PagingPorts;
  /** What the window is wished to be around. */
  #middle: Seq | null = null;
  #awaited: number | null = null;
  #cancelTimeout = () => {};

  constructor(ports: PagingPorts) {
    this.#ports = ports;
  }

  loadOlder(): void {
    const { loading, atBeginning, events } = this.#ports.timeline();
    if (loading === 'none' && !atBeginning && events.length > 0) this.#wish('older');
  }

  loadNewer(): void {
    const { loading, atEnd, events } = this.#ports.timeline();
    if (loading === 'none' && !atEnd && events.length > 0) this.#wish('newer');
  }

  jumpToLatest(): void {
    const { loading, atEnd } = this.#ports.timeline();
    if (loading !== 'latest' && !atEnd) this.#wish('latest');
  }

  jumpTo(seq: Seq): void {
    const { events } = this.#ports.timeline();
    const isLoaded = events.some((event) => event.seq === seq);
    this.#middle = isLoaded ? null : seq;
    if (!isLoaded) this.#wish('around');
  }

  /** The window was replaced before the jump was answered: it is still wished. */
  jumpAgain(): void {
    if (this.#middle !== null) this.jumpTo(this.#middle);
  }

  /** Asks for what is wished, unless an answer is awaited already. */
  ask(): void {
    const { loading, generation } = this.#ports.timeline();
    // The very first page comes as a reset, unasked.
    if (loading === 'none' || generation === 0 || this.#awaited !== null || !this.#ports.mayAsk()) return;
    const ref = this.#ports.nextRef();
    this.#awaited = ref;
    this.#cancelTimeout = this.#ports.clock.after(PAGE_TIMEOUT_MS, () => this.#again());
    this.#ports.send({ type: 'page', ref, limit: PAGE_EVENTS, ...this.#range(loading) });
  }

  answer(page: Page): void {
    if (page.ref !== this.#awaited) return;
    this.forget();
    // Not whole: the page may lie behind a hole. It is asked for again once the hole is filled.
    if (!this.#ports.mayAsk()) return;
    this.#ports.change(this.#join(page));
    this.ask();
  }

  refused(ref: number): void {
    if (ref !== this.#awaited) return;
    this.forget();
    this.#middle = null;
    this.#ports.change(withLoading(this.#ports.timeline(), 'none'));
  }

  /** The awaited answer will not come, or no longer matters. */
  forget(): void {
    this.#cancelTimeout();
    this.#awaited = null;
  }

  #wish(wish: Wish): void {
    this.forget();
    if (wish !== 'around') this.#middle = null;
    this.#ports.change(withLoading(this.#ports.timeline(), wish));
    this.ask();
  }

  #again(): void {
    this.forget();
    this.ask();
  }

  #range(wish: Wish): { before?: Seq; after?: Seq } {
    const { events } = this.#ports.timeline();
    if (wish === 'older') return { before: events[0]?.seq ?? 0 };
    if (wish === 'around') return { before: (this.#middle ?? 0) + PAGE_EVENTS / 2 };
    return wish === 'newer' ? { after: events.at(-1)?.seq ?? 0 } : {};
  }

  #join(page: Page): Timeline {
    const timeline = this.#ports.timeline();
    const known = this.#ports.knownSeq();
    if (timeline.loading === 'older') return prependPage(timeline, page);
    if (timeline.loading === 'newer') return appendPage(timeline, page, known) ?? withLoading(timeline, 'latest');
    const replaced = replaceWindow(timeline, page, known);
    if (timeline.loading === 'around') {
      this.#middle = null;
      return replaced;
    }
    return replaced.atEnd ? replaced : timeline;
  }
}
