// What the room answers to those who come without a socket. Nothing here writes.
import type { Found, FrameError } from '../protocol/down.ts';
import type { ExportFormat } from '../protocol/export.ts';
import type { Epoch, MemberId, Seq } from '../protocol/ids.ts';
import { MAX_PLAIN_HISTORY } from '../protocol/limits.ts';
import type { RoomStats } from '../protocol/room-stats.ts';
import type { Cursor } from '../protocol/up.ts';
import { type ExportPlace, type ExportTurn, exportTurn } from './export-turn.ts';
import type { PageAsk } from './pages.ts';
import type { Parts } from './parts.ts';
import { historyLines, lastMessages } from './plain-lines.ts';
import { eventsPage, messageAt, messagesPage } from './read-pages.ts';
import { statsOf } from './room-stats.ts';
import { type SearchWish, searchCall } from './search-call.ts';

/** Where to follow a log from. `epoch` is null where only a seq is known. */
export interface FollowPlace {
  readonly seq: Seq;
  readonly epoch: Epoch | null;
}

/** The latest messages as they read now, and where to go on from: before these, and after. */
export interface Recent {
  readonly lines: string;
  readonly before: FollowPlace;
  readonly after: FollowPlace;
}

export class Answers {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** How long this address has to wait before it may ask, ms; 0 if not, which counts. */
  delayMs(address: string, tokens = 1): number {
    const { rates, ports, wakefulness } = this.#parts;
    wakefulness.note();
    return rates.takeCall(address, ports.clock.now(), tokens);
  }

  /** The room in numbers. */
  stats(): RoomStats {
    return statsOf(this.#parts);
  }

  /** What the room is, as JSON. */
  about(): string {
    const { ports, log, seats } = this.#parts;
    const { title, topic, epoch, head } = log;
    const facts = { id: ports.id, title, topic, epoch, head, floor: log.floor(), present: seats.memberCount };
    return JSON.stringify({ ...facts, at: ports.clock.now() });
  }

  /** Who is here, as JSON. */
  members(): string {
    return this.#parts.presence.rosterJson();
  }

  /** One message as it reads now, as JSON; null if there is none. */
  message(seq: Seq): string | null {
    this.#parts.flush.now();
    return messageAt(seq, this.#parts);
  }

  search(member: MemberId, wish: SearchWish): Promise<Found | FrameError> {
    return searchCall(this.#parts.searching, member, wish);
  }

  /** A page as JSON: of events as they are kept, or of messages as they read now. */
  page(of: 'events' | 'messages', ask: PageAsk): string {
    this.#parts.flush.now();
    return of === 'events' ? eventsPage(ask, this.#parts) : messagesPage(ask, this.#parts);
  }

  recent(count: number): Recent {
    this.#parts.flush.now();
    const { log, book } = this.#parts;
    const { head, epoch } = log;
    const wanted = Math.max(0, Math.min(count, MAX_PLAIN_HISTORY));
    const messages = wanted === 0 ? [] : lastMessages(log, wanted);
    const lines = historyLines(messages, log, book);
    const before = (messages[0]?.seq ?? head + 1) - 1;
    return { lines, before: { seq: before, epoch }, after: { seq: head, epoch } };
  }

  /** The cursor of somebody who knows a seq only, or the epoch with it. */
  cursorAt({ seq, epoch }: FollowPlace): Cursor {
    const { log } = this.#parts;
    if (seq === 0) return { epoch: '', seq, id: '' };
    return { epoch: epoch ?? log.epoch, seq, id: log.eventAt(seq)?.id ?? '' };
  }

  /** The next part of the log as a file; `place` is null for the first. */
  exportTurn(format: ExportFormat, place: ExportPlace | null): ExportTurn {
    this.#parts.flush.now();
    return exportTurn(this.#parts, format, place);
  }
}
