// What an open room looks like to whoever shows it: one immutable value, replaced at every change.
import type { LogEvent } from '../protocol/events.ts';
import type { EventId, MemberId, Seq } from '../protocol/ids.ts';
import type { MemberFacts, Present } from '../protocol/members.ts';
import type { ChangesBySeq } from './changes.ts';
import type { SearchState, SearchWish } from './search-state.ts';

/** Where the connection stands. `since` is the clock's ms when that began. */
export type ConnectionState =
  | { readonly status: 'connecting'; readonly since: number; readonly attempt: number }
  /** Joined and caught up, or catching up: posts are being sent. */
  | { readonly status: 'joined'; readonly since: number; readonly caughtUp: boolean }
  /** Lost; the next attempt is at `retryAt`. */
  | { readonly status: 'waiting'; readonly since: number; readonly retryAt: number; readonly online: boolean }
  /** Over: the room refused for good (`protocol/close-codes.ts`), or the engine was closed. */
  | { readonly status: 'ended'; readonly code: number; readonly reason: string };

/** The contiguous part of the log that is loaded: every seq from `events[0]` to the last, without holes. */
export interface Timeline {
  readonly events: readonly LogEvent[];
  /** Nothing older exists (or nothing older is kept). */
  readonly atBeginning: boolean;
  /** The window reaches the newest event; while false, new events are counted but not in `events`. */
  readonly atEnd: boolean;
  readonly loading: 'none' | 'older' | 'newer' | 'latest' | 'around';
  /** What later events made of messages, by the message's seq: all that are loaded, some that are not. */
  readonly changes: ChangesBySeq;
  /** Oldest seq the room keeps; 1 unless history was pruned. */
  readonly floor: Seq;
  /** Newest seq known to exist. */
  readonly head: Seq;
  /** How often the window was replaced as a whole (reset, jump): scroll positions before it mean nothing. */
  readonly generation: number;
}

/** An original that a reply shows and that is not loaded: on its way, or no longer kept. */
export type Quote = LogEvent | 'loading' | 'gone';

/** What became of something the person sent and that is not in the log yet. */
export type Delivery =
  | { readonly status: 'queued' }
  | { readonly status: 'sending'; readonly since: number }
  /** Refused for now; sent again by itself at `retryAt`. */
  | { readonly status: 'delayed'; readonly retryAt: number }
  /** Refused for good; the person may edit, retry or discard. */
  | { readonly status: 'refused'; readonly code: string }
  /** It may have been stored before: only the person can decide to send it again. */
  | { readonly status: 'unknown' };

/**
 * A post in the outbox. `base` and `epoch` are what the client knew when it was composed; they never change once it
 * may have been sent. `base` is null while nothing was known of the room and it was never sent.
 */
export interface PendingPost {
  readonly id: EventId;
  readonly room: string;
  readonly epoch: string;
  readonly base: Seq | null;
  readonly kind: string;
  readonly target?: Seq;
  readonly body: unknown;
  readonly composedAt: number;
  /** Place in the order of composing, growing on this device. */
  readonly order: number;
  readonly delivery: Delivery;
}

export interface RoomState {
  readonly connection: ConnectionState;
  readonly you: { readonly member: MemberId; readonly name: string };
  readonly room: { readonly id: string; readonly title: string; readonly topic: string };
  /** Every member met so far, with their current names. */
  readonly members: ReadonlyMap<MemberId, MemberFacts>;
  readonly roster: { readonly count: number; readonly sampled: boolean; readonly present: readonly Present[] };
  /** Others who are typing now. */
  readonly typing: readonly MemberId[];
  readonly timeline: Timeline;
  /** Originals of replies that were asked for by `quote`. Their changes are among `timeline.changes`. */
  readonly quotes: ReadonlyMap<Seq, Quote>;
  /** Own posts that are not in the log yet, in the order they were composed. */
  readonly outbox: readonly PendingPost[];
  /** The room's clock minus this device's, in ms. */
  readonly clockOffsetMs: number;
}

/** What a view may do. Nothing here throws; what goes wrong shows in the state. */
export interface RoomActions {
  /** Puts a post into the outbox; resolves when it is on disk (or in memory where there is none). */
  post(kind: string, body: unknown, target?: Seq): Promise<EventId>;
  /** Sends a refused or unknown post again (a `refused` one under a new id and base). */
  retry(id: EventId): Promise<void>;
  /** Forgets a post that is not in the log. */
  discard(id: EventId): Promise<void>;
  loadOlder(): void;
  loadNewer(): void;
  jumpToLatest(): void;
  /** Shows the log around an event: nothing to do if it is loaded, else the window is replaced. */
  jumpTo(seq: Seq): void;
  /** Asks for the original of a reply; it appears among `quotes`. */
  quote(seq: Seq): void;
  /** Looks for messages; takes the place of a search that is not answered yet. Returns the way to stop. */
  search(wish: SearchWish, tell: (state: SearchState) => void): () => void;
  /** Whether the reader is at the end: while following, the window drops its oldest rows instead of detaching. */
  setFollowing(following: boolean): void;
  /** Called at every keystroke; the engine sends what the protocol allows. */
  setTyping(typing: boolean): void;
  /** Whether the person looks at this room. */
  setActive(active: boolean): void;
  /** Before joining: the name to join with. Afterwards: a `name` event. */
  rename(name: string): Promise<void>;
  /** Tries to connect at once if waiting: the device came online, the page became visible. */
  wake(): void;
  /** Resolves when the disk has followed what the state tells: for who ends the process. */
  settled(): Promise<void>;
  close(): void;
}

export interface RoomEngine extends RoomActions {
  readonly state: RoomState;
  /** Names the life of the log that every seq belongs to; empty before anything is known, or was ever written. */
  readonly epoch: string;
  /** Called after every change, at most once a turn. Returns the way to stop. */
  subscribe(listener: (state: RoomState) => void): () => void;
  /** Every event that becomes known live or by catching up, once, in order: for notifications and announcements. `live` is false while catching up. */
  onEvent(listener: (event: LogEvent, live: boolean) => void): () => void;
}
