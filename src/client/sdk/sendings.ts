// Posts on their way, as promises: kept when the log shows the event, broken when the room refuses.
import type { Down } from '../../protocol/down.ts';
import type { LogEvent } from '../../protocol/events.ts';
import type { EventId, MemberId } from '../../protocol/ids.ts';
import { awaitsPerson } from '../delivery.ts';
import type { PendingPost } from '../state.ts';
import { AjarError, type AjarErrorCode } from './ajar-error.ts';

const MAYBE_STORED = 'What was being sent may still be stored.';

interface Waiting {
  readonly resolve: (event: LogEvent) => void;
  readonly reject: (error: AjarError) => void;
}

export interface SendingsPorts {
  readonly me: MemberId;
  outbox(): readonly PendingPost[];
  /** The program knows of it now: the outbox need not keep it. */
  discard(id: EventId): void;
  /** Nobody waits for it: it was composed by an earlier run, or is a name. */
  orphaned(error: AjarError): void;
}

export class Sendings {
  readonly #ports: SendingsPorts;
  readonly #waiting = new Map<EventId, Waiting>();
  /** Posts that are in the outbox, but of which it is not yet known here that they are awaited. */
  #composing = 0;

  constructor(ports: SendingsPorts) {
    this.#ports = ports;
  }

  /** `composing` ends when the post is safe in the outbox; nothing is sent before. */
  async settle(composing: Promise<EventId>): Promise<LogEvent> {
    this.#composing += 1;
    const id = await composing.finally(() => {
      this.#composing -= 1;
    });
    const settled = new Promise<LogEvent>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.look();
    return settled;
  }

  /** A frame may carry own events, and says what was refused; what is moot by then leaves the outbox without a word. */
  hear(frame: Down): void {
    for (const event of eventsIn(frame)) if (event.by === this.#ports.me) this.#take(event.id)?.resolve(event);
    if (frame.type !== 'refused') return;
    for (const { id, code, action } of frame.refusals) {
      if (action !== 'retry' && this.#waiting.has(id)) this.#break(id, action === 'fix' ? code : 'unknown');
    }
  }

  /** Finds what was refused without a frame that says so: too large to be sent, or before this run. */
  look(): void {
    if (this.#composing > 0) return;
    for (const { id, delivery } of this.#ports.outbox().filter(awaitsPerson)) {
      this.#break(id, delivery.status === 'refused' ? delivery.code : 'unknown');
    }
  }

  fail(end: AjarError): void {
    const error = new AjarError(end.code, { cause: end, sentence: `${end.message} ${MAYBE_STORED}` });
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #break(id: EventId, code: AjarErrorCode): void {
    const error = new AjarError(code);
    const waiting = this.#take(id);
    if (waiting) waiting.reject(error);
    else this.#ports.orphaned(error);
    this.#ports.discard(id);
  }

  #take(id: EventId): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}

function eventsIn(frame: Down): readonly LogEvent[] {
  switch (frame.type) {
    case 'events':
    case 'backlog':
    case 'stored':
      return frame.events;
    case 'page':
    case 'reset':
      return [...frame.events, ...frame.changes];
    default:
      return [];
  }
}
