// What there is to tell of the log: every event once, in order. What was told of a message cannot be taken back, so it
// is remembered what a reader knows of it, and only news are told later.
import type { Changes } from '../../client/changes.ts';
import type { LogEvent } from '../../protocol/events.ts';
import type { Seq } from '../../protocol/ids.ts';
import type { Scene } from './entries.ts';
import { type Change, type Reading, readChange, readMessage } from './read-event.ts';

export type Told =
  | { readonly type: 'message'; readonly reading: Reading; readonly changes: Changes | undefined }
  | { readonly type: 'change'; readonly change: Change }
  /** About people or the room; or of a kind that nobody here knows. */
  | { readonly type: 'fact' }
  | { readonly type: 'nothing' };

/** Messages of which is remembered what was told. */
const REMEMBERED = 2_000;

export class Telling {
  #last: Seq = 0;
  /** The newest event whose effect was part of what was told of a message. */
  readonly #knownTo = new Map<Seq, Seq>();

  get last(): Seq {
    return this.#last;
  }

  /** Another life of the log: its numbers begin anew. */
  restart(): void {
    this.#last = 0;
    this.#knownTo.clear();
  }

  /** How many events lie between the last one told and this one. */
  gapBefore({ seq }: LogEvent): number {
    return this.#last === 0 ? 0 : Math.max(0, seq - this.#last - 1);
  }

  tell(event: LogEvent, scene: Scene): Told {
    if (event.seq <= this.#last) return { type: 'nothing' };
    this.#last = event.seq;
    const changes = scene.timeline.changes.get(event.seq);
    const reading = readMessage(event, changes);
    if (reading) {
      this.#remember(event.seq, Math.max(event.seq, scene.timeline.events.at(-1)?.seq ?? 0));
      return { type: 'message', reading, changes };
    }
    if (event.target === undefined) return { type: 'fact' };
    const change = readChange(event);
    const isNews = event.seq > (this.#knownTo.get(event.target) ?? 0);
    return change && isNews ? { type: 'change', change } : { type: 'nothing' };
  }

  #remember(seq: Seq, knownTo: Seq): void {
    this.#knownTo.set(seq, knownTo);
    if (this.#knownTo.size <= REMEMBERED) return;
    const [oldest = 0] = this.#knownTo.keys();
    this.#knownTo.delete(oldest);
  }
}
