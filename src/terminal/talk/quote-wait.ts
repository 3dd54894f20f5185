// Events in their order, each held until what it answers is at hand: a number alone tells nobody what a reply is about.
import type { RoomEngine } from '../../client/state.ts';
import type { LogEvent } from '../../protocol/events.ts';
import type { Seq } from '../../protocol/ids.ts';
import { messageAt, readMessage } from '../transcript/read-event.ts';

/** Longer than this no reply is held back. */
const WAIT_MS = 1_500;

interface Held {
  readonly event: LogEvent;
  readonly live: boolean;
}

export interface QuoteWaitPorts {
  readonly engine: RoomEngine;
  tell(event: LogEvent, live: boolean): void;
  /** Something was told although what it answers did not come. */
  late(): void;
}

export class QuoteWait {
  readonly #ports: QuoteWaitPorts;
  readonly #held: Held[] = [];
  #patience: NodeJS.Timeout | null = null;

  constructor(ports: QuoteWaitPorts) {
    this.#ports = ports;
  }

  get isWaiting(): boolean {
    return this.#held.length > 0;
  }

  hear(event: LogEvent, live: boolean): void {
    this.#held.push({ event, live });
    this.review();
  }

  /** Something may have come that was waited for. */
  review(): void {
    for (let [first] = this.#held; first !== undefined; [first] = this.#held) {
      if (this.#lacksQuote(first.event)) {
        this.#patience ??= setTimeout(() => this.#giveUp(), WAIT_MS);
        return;
      }
      this.#tellFirst();
    }
  }

  /** Tells everything, with what is at hand. */
  release(): void {
    while (this.#held.length > 0) this.#tellFirst();
  }

  #giveUp(): void {
    this.release();
    this.#ports.late();
  }

  #tellFirst(): void {
    if (this.#patience) clearTimeout(this.#patience);
    this.#patience = null;
    const first = this.#held.shift();
    if (first) this.#ports.tell(first.event, first.live);
  }

  #lacksQuote(event: LogEvent): boolean {
    const reply = replyOf(event);
    const { engine } = this.#ports;
    const { state } = engine;
    if (reply === null || messageAt(state, reply) !== null || state.quotes.get(reply) === 'gone') return false;
    engine.quote(reply);
    return true;
  }
}

function replyOf(event: LogEvent): Seq | null {
  const reading = readMessage(event);
  return reading?.type === 'said' ? reading.said.reply : null;
}
