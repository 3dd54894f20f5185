// What the composer can do beyond writing and sending: completion, formatting, commands, answering and editing. It is
// fetched late; this is what the composer and its aids know of each other.
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentType, RefObject } from 'preact';
import type { PendingPost, RoomEngine } from '../../client/state.ts';
import type { Mention } from '../../protocol/events.ts';
import type { Seq } from '../../protocol/ids.ts';
import type { ComposerMode } from './composer-mode.ts';
import type { Submission } from './submit-text.ts';

/** How long until the room takes another post. */
export interface Wait {
  readonly seconds: number;
  readonly label: string;
}

export interface LengthNote {
  readonly words: string;
  readonly isOver: boolean;
}

export interface Aids {
  /** What stands above the field. */
  readonly Above: ComponentType;
  /** Null while the text is far from the longest that can be sent. */
  readonly length: ReadonlySignal<LengthNote | null>;
  /** Null while the room takes posts. */
  readonly wait: ReadonlySignal<Wait | null>;
  /** Whether the key was used up. */
  keyDown(event: KeyboardEvent): boolean;
  paste(event: ClipboardEvent): void;
  /** The text is another one. */
  follow(): void;
  submit(raw: string): Submission | Promise<Submission>;
  mention(person: Mention): void;
  /** These three leave an edit that was typed in as it is, and say so. */
  edit(seq: Seq): void;
  reply(to: Seq): void;
  takeBack(post: PendingPost): void;
  pickEmoji(anchor: HTMLElement): void;
  stop(): void;
}

/** The composer, as its aids see it. */
export interface AidedComposer {
  readonly engine: RoomEngine;
  readonly field: HTMLTextAreaElement;
  /** What the messages scroll in. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly text: ReadonlySignal<string>;
  readonly mode: ReadonlySignal<ComposerMode>;
  /** What is written next becomes something else; what was being written stays, unless there is a text to go on from. */
  turnTo(mode: ComposerMode, text?: string): void;
  /** Back to a new message, or to what was set aside for an edit. */
  leaveMode(): void;
  /** Says why something was not taken. */
  refused(reason: string): void;
  /** Takes back the reason why nothing was sent. */
  forgive(): void;
}
