// What a row lets the person do. One object for all rows of a room, so that no row is drawn again because of it.
import type { Signal } from '@preact/signals';
import type { PendingPost, RoomEngine } from '../../client/state.ts';
import type { Seq } from '../../protocol/ids.ts';
import type { OpenUnread } from '../unread/open-unread.ts';
import type { WantedPlace } from '../wanted-place.ts';
import type { ComposerPort } from './composer-port.ts';
import { placeOfMessage } from './go-to-message.ts';

export interface RowActions {
  retry(post: PendingPost): void;
  discard(post: PendingPost): void;
  /** Back into the composer. */
  edit(post: PendingPost): void;
  /** That message is the first that is not read. */
  markUnreadFrom(seq: Seq): void;
  react(seq: Seq, emoji: string, on: boolean): void;
  /** Brings that message into view. */
  goTo(seq: Seq): void;
  /** The message that a reply answers is wanted, and not loaded. */
  askOriginal(seq: Seq): void;
  /** A row is about to change its height under the reader's hands. */
  resize(control: HTMLElement): void;
}

export interface RowPorts {
  readonly engine: RoomEngine;
  readonly composer: ComposerPort;
  readonly holdRow: (control: HTMLElement) => void;
  readonly unread: OpenUnread | null;
  readonly wanted: Signal<WantedPlace | null>;
}

export function rowActions({ engine, composer, holdRow, unread, wanted }: RowPorts): RowActions {
  return {
    // The button that was pressed goes with the row's state: focus moves to where the person goes on.
    retry(post) {
      void engine.retry(post.id);
      composer.focusGently();
    },
    discard(post) {
      void engine.discard(post.id);
      composer.focusGently();
    },
    edit: (post) => composer.takeBack(post),
    markUnreadFrom: (seq) => unread?.markUnreadFrom(seq),
    react: (seq, emoji, on) => void engine.post('react', { emoji, on }, seq),
    goTo(seq) {
      wanted.value = placeOfMessage(seq);
    },
    askOriginal: engine.quote,
    resize: holdRow,
  };
}
