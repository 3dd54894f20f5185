// The body of a stream. It asks for more only when the reader took what there was, and not for ever: what nobody takes
// would fill memory, and keep a place in the room.
import type { Happening } from './reading.ts';

/** How long a reader may leave one piece untouched. */
export const UNREAD_MS = 60_000;
/** Small enough to pass the slowest line in that time. */
export const PIECE_BYTES = 64 * 1024;

export interface Source {
  readonly happenings: AsyncIterator<readonly Happening[], void, undefined>;
  /** What comes first, rendered already. */
  readonly head: string;
  readonly render: (some: readonly Happening[]) => string;
  /** The reader is gone, or taken to be. */
  readonly close: () => void;
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

export function bodyOf({ happenings, head, render, close }: Source): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let rest = encoder.encode(head);
  let stopWaiting = (): void => {};

  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (rest.length > 0) give(controller);
    },
    async pull(controller) {
      stopWaiting();
      while (rest.length === 0) {
        const { done, value } = await happenings.next();
        if (done) return controller.close();
        rest = encoder.encode(render(value));
      }
      give(controller);
    },
    cancel() {
      stopWaiting();
      close();
    },
  });

  function give(controller: Controller): void {
    controller.enqueue(rest.subarray(0, PIECE_BYTES));
    rest = rest.subarray(PIECE_BYTES);
    const timer = setTimeout(() => giveUp(controller), UNREAD_MS);
    stopWaiting = () => clearTimeout(timer);
  }

  function giveUp(controller: Controller): void {
    rest = new Uint8Array();
    close();
    controller.error(new Error('Nobody read the stream'));
  }
}
