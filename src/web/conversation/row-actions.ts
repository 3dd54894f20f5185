// What a row lets the person do. One object for all rows of a room, so that no row is drawn again because of it.
import type { PendingPost, RoomEngine } from '../../client/state.ts';
import type { ComposerPort } from './composer-port.ts';

export interface RowActions {
  retry(post: PendingPost): void;
  discard(post: PendingPost): void;
  /** Back into the composer; the row goes. */
  edit(post: PendingPost, text: string): void;
  /** A row is about to change its height under the reader's hands. */
  resize(control: HTMLElement): void;
}

export interface RowPorts {
  readonly engine: RoomEngine;
  readonly composer: ComposerPort;
  readonly holdRow: (control: HTMLElement) => void;
}

export function rowActions({ engine, composer, holdRow }: RowPorts): RowActions {
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
    edit(post, text) {
      composer.takeBack(text);
      void engine.discard(post.id);
    },
    resize: holdRow,
  };
}
