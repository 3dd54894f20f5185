// What the kit gives to programs: an open room, and what happens in it.
import type { AjarError } from './ajar-error.ts';
import type { AbortSignalLike } from './platform-types.ts';

export interface Member {
  /** The public key, or `guest:…`. Names are not unique, and prove nothing; this does. */
  readonly id: string;
  readonly name: string;
}

export interface PresentMember extends Member {
  /** `idle`: connected, but not looking. */
  readonly state: 'active' | 'idle';
}

/** What all that happens in a room has in common. */
interface Happening {
  /** Its place in the room's log, which has no gaps. */
  readonly seq: number;
  /** Milliseconds since 1970, by the room's clock. */
  readonly at: number;
  readonly author: Member;
  /** Whether this connection's identity did it, here or on another device. */
  readonly isMine: boolean;
}

export interface Message extends Happening {
  readonly text: string;
  /** Whom `@name` in the text means, by the names that are written there. Names that nobody resolved are not among them. */
  readonly mentions: readonly Member[];
  /** The seq of the message it answers. */
  readonly reply?: number;
  /** What the author does, told after their name (`/me`). */
  readonly isAction: boolean;
  /** The text is no longer the first one. */
  readonly isEdited: boolean;
}

export interface Edit extends Happening {
  /** The seq of the message that says `text` from now on. */
  readonly message: number;
  readonly text: string;
  readonly mentions: readonly Member[];
}

export interface Deletion extends Happening {
  /** The seq of the message that is gone. */
  readonly message: number;
}

export interface Reaction extends Happening {
  /** The seq of the message it is on. */
  readonly message: number;
  readonly emoji: string;
  /** Put there, or taken away. */
  readonly on: boolean;
}

export interface Presence {
  /** Who is here; some of them where the room is too full to list all. */
  readonly members: readonly PresentMember[];
  readonly count: number;
}

export type RoomState =
  | { readonly status: 'connecting' }
  /** In, and everything there was to catch up with is here. */
  | { readonly status: 'joined' }
  /** The connection is lost, and tried again at `retryAt`, in ms since 1970. */
  | { readonly status: 'waiting'; readonly retryAt: number }
  /** Over for good: `closed` by this program, or the room's reason. */
  | { readonly status: 'ended'; readonly reason: string };

export interface RoomEvents {
  /** Since joining, own ones too; what was missed while the connection was lost comes late, in order. */
  message: Message;
  edit: Edit;
  delete: Deletion;
  reaction: Reaction;
  presence: Presence;
  state: RoomState;
  /** The room ended for good, or something that waited in the outbox was refused. */
  error: AjarError;
}

/** A message, or its seq. */
export type MessageReference = number | { readonly seq: number };

export interface EditOptions {
  /**
   * Whom `@name` in the text means, where several are called so or nobody is known yet. Other names in the text mean
   * whoever alone is called so, of those whom the room has shown by then.
   */
  readonly mentions?: readonly Member[] | undefined;
}

export interface SendOptions extends EditOptions {
  /** The message it answers. */
  readonly reply?: MessageReference | undefined;
}

export interface MessagesOptions {
  /** The message, or seq, to begin after: 0 for all that the room keeps. Without it: those that are still to come. */
  readonly after?: MessageReference | undefined;
  /** Ends the iteration. */
  readonly signal?: AbortSignalLike | undefined;
}

export interface Room {
  readonly id: string;
  /** Resolves when the room was joined; rejects with an `AjarError` when it never can be. */
  readonly ready: Promise<void>;
  readonly state: RoomState;
  readonly title: string;
  readonly topic: string;
  /** Who this connection is; null until that is known. */
  readonly you: Member | null;
  /** Who is here; some of them where the room is too full to list all. */
  readonly members: readonly PresentMember[];
  /** How many are here. */
  readonly count: number;

  /** Calls back whenever it happens. Returns the way to stop. */
  on<Type extends keyof RoomEvents>(type: Type, listener: (event: RoomEvents[Type]) => void): () => void;

  /**
   * Sends a message, now or when the connection is back. Resolves with the message once the room has it for good;
   * rejects with an `AjarError` when the room refuses it. A rate limit is waited for. `@name` in the text mentions the
   * member of that name, if one alone is called so.
   */
  send(text: string, options?: SendOptions): Promise<Message>;
  /** Gives a message of one's own another text. */
  edit(message: MessageReference, text: string, options?: EditOptions): Promise<Edit>;
  /** Deletes a message of one's own: its text leaves the room's storage. */
  delete(message: MessageReference): Promise<Deletion>;
  /** Puts an emoji on a message, or takes it away. */
  react(message: MessageReference, emoji: string, on?: boolean): Promise<Reaction>;

  /**
   * The room's messages from a place in its log on, then those that come, without gap or repetition, for as long as
   * the room is open. Each as it is by then: deleted ones are left out. Throws an `AjarError` when the room ends.
   */
  messages(options?: MessagesOptions): AsyncIterableIterator<Message>;

  /** Leaves. What is still being sent rejects with the code `closed`. */
  close(): void;
}
