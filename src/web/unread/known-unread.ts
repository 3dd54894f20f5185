// The messages of others that this tab knows to be unread: what the title, the badge and the list of rooms count.
// Own messages, changes of messages and what is not a message never count. Bounded: nobody reads the difference
// between a thousand and two.
import { isMentioned } from '../../client/mentions.ts';
import type { RoomState } from '../../client/state.ts';
import { type LogEvent, parseBody } from '../../protocol/events.ts';
import type { Seq } from '../../protocol/ids.ts';

/** More is said as "this and more". */
export const MOST_KNOWN = 1_000;

interface Message {
  readonly at: number;
  readonly isMention: boolean;
}

type Room = Pick<RoomState, 'you' | 'timeline'>;

export class KnownUnread {
  readonly #messages = new Map<Seq, Message>();
  #mentions = 0;

  get count(): number {
    return this.#messages.size;
  }

  get mentions(): number {
    return this.#mentions;
  }

  /** The oldest of them. */
  get first(): Pick<LogEvent, 'seq' | 'at'> | null {
    const seq = Math.min(...this.#messages.keys());
    const message = this.#messages.get(seq);
    return message ? { seq, at: message.at } : null;
  }

  /** Whether there is something to read in it. */
  learn({ seq, at, by, kind, body }: LogEvent, { you, timeline }: Room): boolean {
    const message = kind === 'message' && by !== you.member ? parseBody('message', body) : null;
    if (message === null || timeline.changes.get(seq)?.isDeleted) return false;
    if (this.count < MOST_KNOWN && !this.#messages.has(seq))
      this.#add(seq, { at, isMention: isMentioned(message, you) });
    return true;
  }

  learnWindow(read: Seq, room: Room): void {
    for (const event of room.timeline.events) if (event.seq > read) this.learn(event, room);
  }

  /** It was deleted: there is nothing to read. */
  drop(seq: Seq): void {
    if (this.#messages.get(seq)?.isMention) this.#mentions -= 1;
    this.#messages.delete(seq);
  }

  readTo(read: Seq): void {
    for (const seq of this.#messages.keys()) if (seq <= read) this.drop(seq);
  }

  clear(): void {
    this.#messages.clear();
    this.#mentions = 0;
  }

  #add(seq: Seq, message: Message): void {
    this.#messages.set(seq, message);
    if (message.isMention) this.#mentions += 1;
  }
}
