// What of one room the person has not read: the position, the line above what is new, and the counts. Knows no DOM; what
// it needs of the page is passed in.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { RoomEngine, RoomState } from '../../client/state.ts';
import type { LogEvent } from '../../protocol/events.ts';
import type { Seq } from '../../protocol/ids.ts';
import { type Divider, type DividerStep, nextDivider, type Standing } from './divider.ts';
import { KnownUnread } from './known-unread.ts';
import { laterOf, type ReadPosition, type RoomRecord, readTo, resume, unreadFrom } from './read-position.ts';
import { unreadBehind } from './unread-behind.ts';

export interface UnreadPorts {
  readonly engine: Pick<RoomEngine, 'state' | 'epoch'>;
  readonly stored: () => RoomRecord | null;
  readonly keep: (record: RoomRecord) => void;
  /** Whether the person looks at this page. */
  readonly isHere: () => boolean;
  /** Whether new messages come into view by themselves. */
  readonly isFollowing: () => boolean;
  /** The room opens with unread messages: the first is about here. */
  readonly opensAt: (seq: Seq) => void;
}

/** What the list shows after a drawing or a scroll. */
export interface Sight {
  /** Newest seq on the page. */
  readonly seq: Seq;
  readonly atLatest: boolean;
  readonly standing: Standing;
}

export interface UnreadCounts {
  readonly unread: number;
  readonly mentions: number;
}

export class RoomUnread {
  readonly #ports: UnreadPorts;
  readonly #known = new KnownUnread();
  readonly #divider = signal<Divider | null>(null);
  readonly #counts = signal<UnreadCounts>({ unread: 0, mentions: 0 });
  /** Null until the log is known. */
  #position: ReadPosition | null = null;
  #sight: Sight | null = null;
  /** Marked unread by hand: looking at it does not make it read again. */
  #isHeld = false;

  constructor(ports: UnreadPorts) {
    this.#ports = ports;
  }

  get divider(): ReadonlySignal<Divider | null> {
    return this.#divider;
  }

  get counts(): ReadonlySignal<UnreadCounts> {
    return this.#counts;
  }

  /** After each change of the room. */
  follow({ timeline }: RoomState): void {
    if (timeline.generation === 0) return;
    const { epoch } = this.#ports.engine;
    if (this.#position?.epoch === '') this.#position = { ...this.#position, epoch };
    if (this.#position?.epoch !== epoch) this.#begin();
  }

  /** An event that is new here. */
  hear(event: LogEvent): void {
    const position = this.#position;
    if (position === null) return;
    if (event.kind === 'redact' && event.target !== undefined) this.#known.drop(event.target);
    else if (event.seq > position.seq && this.#known.learn(event, this.#room)) this.#arrive(event, position.seq);
    this.#publish();
  }

  look(sight: Sight): void {
    this.#sight = sight;
    this.attend();
  }

  /** The person may have come back to the page. */
  attend(): void {
    const sight = this.#sight;
    if (sight === null || this.#position === null || !this.#ports.isHere()) return;
    if (sight.atLatest && !this.#isHeld) this.#advance(sight.seq);
    this.#step({ type: 'looked', ...sight, read: this.#position.seq });
  }

  /** The person answered, or says that all is read. */
  markRead(): void {
    this.#isHeld = false;
    this.#advance(this.#room.timeline.head);
    this.#step({ type: 'cleared' });
  }

  /** "Mark unread from here": that message is the first that is not read. */
  markUnreadFrom(seq: Seq): void {
    if (this.#position) this.#goBack(unreadFrom(this.#position, seq));
  }

  followBanner(): void {
    this.#step({ type: 'followed' });
  }

  /** Another tab kept this. */
  learnElsewhere(record: RoomRecord): void {
    const mine = this.#position;
    const later = mine && laterOf(mine, record);
    if (mine === null || later === null || later === mine) return;
    if (later.turns > mine.turns) this.#goBack(later);
    else this.#advance(later.seq);
    if (!this.#ports.isHere()) this.#step({ type: 'readElsewhere', read: later.seq });
  }

  get #room(): RoomState {
    return this.#ports.engine.state;
  }

  #begin(): void {
    const { engine, stored, opensAt } = this.#ports;
    this.#position = resume(stored(), { epoch: engine.epoch, head: this.#room.timeline.head });
    this.#isHeld = false;
    this.#known.clear();
    this.#known.learnWindow(this.#position.seq, this.#room);
    const unread = unreadBehind(this.#position.seq, this.#room.timeline, this.#known);
    this.#step({ type: 'opened', unread });
    if (unread) opensAt(unread.first);
    this.#publish();
  }

  #goBack(position: ReadPosition): void {
    this.#position = position;
    this.#isHeld = true;
    this.#known.learnWindow(position.seq, this.#room);
    const unread = unreadBehind(position.seq, this.#room.timeline, this.#known);
    this.#step(unread ? { type: 'markedUnread', unread } : { type: 'cleared' });
    this.#publish();
  }

  #advance(seq: Seq): void {
    if (this.#position === null || seq <= this.#position.seq) return;
    this.#position = readTo(this.#position, seq);
    this.#known.readTo(seq);
    this.#publish();
  }

  #arrive({ seq, at }: LogEvent, read: Seq): void {
    const { isHere, isFollowing } = this.#ports;
    const isSeen = isHere() && isFollowing() && this.#sight?.atLatest === true;
    this.#step({ type: 'arrived', seq, at, isUnseen: !isSeen, read });
  }

  #step(step: DividerStep): void {
    this.#divider.value = nextDivider(this.#divider.peek(), step);
  }

  #publish(): void {
    const { count: unread, mentions } = this.#known;
    if (this.#position) this.#ports.keep({ ...this.#position, unread, mentions });
    const before = this.#counts.peek();
    if (before.unread !== unread || before.mentions !== mentions) this.#counts.value = { unread, mentions };
  }
}
