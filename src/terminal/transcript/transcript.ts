// What is printed of the log for people to read: with days, gaps, and a line before what is unread.
import type { LogEvent } from '../../protocol/events.ts';
import type { Seq } from '../../protocol/ids.ts';
import { type Entry, notice } from '../screen/span.ts';
import { dayLabel, dayOf } from './days.ts';
import { changeEntry, factEntry, messageEntry, reactionsEntry, type Scene } from './entries.ts';
import { Telling, type Told } from './telling.ts';

export class Transcript {
  readonly #telling = new Telling();
  #day = '';
  #readTo: Seq | null = null;

  /** Newest event that was told. */
  get last(): Seq {
    return this.#telling.last;
  }

  restart(): void {
    this.#telling.restart();
    this.#readTo = null;
  }

  /** The next message of someone else after this seq gets a line before it. */
  markUnreadAfter(seq: Seq): void {
    this.#readTo = seq;
  }

  /** `now` decides what today is. Empty for what was told before, and for what says nothing. */
  tell(event: LogEvent, scene: Scene, now: number): Entry[] {
    const gap = this.#telling.gapBefore(event);
    const entries = entriesOf(event, this.#telling.tell(event, scene), scene);
    const skipped = gap > 0 ? [notice(`⋯ ${gap} not shown here`)] : [];
    if (entries.length === 0) return skipped;
    return [...skipped, ...this.#dayRule(event, now), ...this.#unreadRule(event, scene), ...entries];
  }

  #unreadRule({ seq, by, kind }: LogEvent, { you }: Scene): Entry[] {
    if (this.#readTo === null || seq <= this.#readTo || by === you.member || kind !== 'message') return [];
    this.#readTo = null;
    return [{ type: 'rule', label: 'new', style: 'fresh' }];
  }

  #dayRule({ at }: LogEvent, now: number): Entry[] {
    const day = dayOf(at);
    if (day === this.#day) return [];
    this.#day = day;
    return [{ type: 'rule', label: dayLabel(at, now), style: 'faint' }];
  }
}

function entriesOf(event: LogEvent, told: Told, scene: Scene): Entry[] {
  switch (told.type) {
    case 'message': {
      const { reading, changes } = told;
      const reactions = changes && reading.type === 'said' ? reactionsEntry(changes, scene) : null;
      return [messageEntry(event, reading, scene), ...(reactions ? [reactions] : [])];
    }
    case 'change':
      return [changeEntry(event, told.change, scene)];
    case 'fact': {
      const entry = factEntry(event, scene);
      return entry ? [entry] : [];
    }
    default:
      return [];
  }
}
