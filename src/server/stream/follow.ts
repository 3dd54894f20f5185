// Follows a room for somebody who reads over HTTP. The Worker holds a socket to the room's object, so the room can
// sleep; a socket that is lost is opened again where the reader stands.
import { mayReconnectAfter } from '../../protocol/close-codes.ts';
import { decodeDown, encodeUp } from '../../protocol/codec.ts';
import { HEARTBEAT_MS, SYNC_EVERY_BYTES } from '../../protocol/limits.ts';
import { utf8Bytes } from '../../protocol/text.ts';
import { PING, PONG } from '../../protocol/version.ts';
import type { FollowPlace } from '../../room/answers.ts';
import { Inbox, type RoomSocket } from './inbox.ts';
import { type Happening, type Read, Reading } from './reading.ts';

const FIRST_PAUSE_MS = 250;
const MAX_PAUSE_MS = 15_000;

/** Opens a socket at a place. */
export type Open = (place: FollowPlace | null) => Promise<RoomSocket>;

export class Follower {
  readonly #open: Open;
  readonly #reading: Reading;
  #inbox: Inbox | null = null;
  #refusedWith: number | null = null;
  #isClosed = false;
  /** The longest that the next pause may be. */
  #pauseMs = FIRST_PAUSE_MS;
  #unprovenBytes = 0;
  #awaitsPong = false;
  /** When the room, and when the reader, has to hear from here next. */
  #beatAt = 0;
  #quietAt = 0;

  constructor(open: Open, place: FollowPlace | null) {
    this.#open = open;
    this.#reading = new Reading(place);
  }

  /** The close code with which the room did not let it in at all. */
  get refusedWith(): number | null {
    return this.#refusedWith;
  }

  /** What happened, for as long as the reader wants to know: what it is not ready for is not proven to be read. */
  async *happenings(): AsyncGenerator<readonly Happening[], void, undefined> {
    while (!this.#isClosed) {
      const inbox = await this.#connect();
      if (inbox === null) await this.#pause();
      else if (!(yield* this.#follow(inbox))) return;
    }
  }

  /** The reader is gone. */
  close(): void {
    this.#isClosed = true;
    this.#inbox?.close();
  }

  /** Until the socket is lost; false if it is no use to come back. */
  async *#follow(inbox: Inbox): AsyncGenerator<readonly Happening[], boolean, undefined> {
    for (;;) {
      const arrival = await inbox.next(Math.max(0, Math.min(this.#beatAt, this.#quietAt) - Date.now()));
      switch (arrival.kind) {
        case 'closed':
          if (!this.#reading.hasBegun) this.#refusedWith = arrival.code;
          if (this.#isClosed || !this.#reading.hasBegun || !mayReconnectAfter(arrival.code)) return false;
          await this.#pause();
          return true;
        case 'quiet':
          break;
        case 'frame': {
          const { happenings, ask } = this.#read(arrival.text);
          if (happenings.length > 0) yield* this.#tell(happenings);
          this.#prove(inbox, arrival.text);
          if (ask) inbox.send(encodeUp(ask));
        }
      }
      // Others coming and going are frames too, and tell the reader nothing.
      if (Date.now() >= this.#beatAt && !this.#beat(inbox)) return true;
      if (Date.now() >= this.#quietAt) yield* this.#tell([{ kind: 'quiet' }]);
    }
  }

  *#tell(happenings: readonly Happening[]): Generator<readonly Happening[], void, undefined> {
    yield happenings;
    this.#quietAt = Date.now() + HEARTBEAT_MS;
  }

  #read(text: string): Read {
    this.#awaitsPong = false;
    if (text.startsWith(PONG)) return this.#reading.takePong(text);
    const frame = decodeDown(text);
    if (!frame.ok) return { happenings: [], ask: null };
    if (frame.value.type === 'welcome') this.#pauseMs = FIRST_PAUSE_MS;
    return this.#reading.take(frame.value);
  }

  /** Only what the reader took counts (Z1). */
  #prove(inbox: Inbox, text: string): void {
    this.#unprovenBytes += utf8Bytes(text);
    const { place } = this.#reading;
    if (this.#unprovenBytes < SYNC_EVERY_BYTES || place === null) return;
    this.#unprovenBytes = 0;
    inbox.send(encodeUp({ type: 'sync', seq: place.seq }));
  }

  /** The platform answers while the room sleeps. False if it did not: then the connection is lost. */
  #beat(inbox: Inbox): boolean {
    if (this.#awaitsPong) {
      inbox.close();
      return false;
    }
    this.#awaitsPong = true;
    this.#beatAt = Date.now() + HEARTBEAT_MS;
    inbox.send(PING);
    return true;
  }

  async #connect(): Promise<Inbox | null> {
    this.#reading.restart();
    this.#unprovenBytes = 0;
    this.#awaitsPong = false;
    this.#beatAt = Date.now() + HEARTBEAT_MS;
    this.#quietAt = this.#beatAt;
    try {
      this.#inbox = new Inbox(await this.#open(this.#reading.place));
      // The reader went while it was being opened.
      if (this.#isClosed) this.#inbox.close();
      return this.#inbox;
    } catch (fault) {
      if (!this.#reading.hasBegun) throw fault;
      return null;
    }
  }

  /** Full jitter: all who lost the room at once come back apart from each other. */
  async #pause(): Promise<void> {
    const pauseMs = Math.random() * this.#pauseMs;
    this.#pauseMs = Math.min(this.#pauseMs * 2, MAX_PAUSE_MS);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
