// Leaves a room as soon as what was just written there has arrived, or after a moment: the rest waits in the outbox.
import { awaitsPerson } from '../client/delivery.ts';
import type { RoomEngine, RoomState } from '../client/state.ts';

const LINGER_MS = 3_000;

export function closeWhenSent(engine: RoomEngine): void {
  // The views that go write last words of their own: deletions that could still be undone.
  setTimeout(() => {
    if (isDone(engine.state)) return engine.close();
    const close = () => {
      clearTimeout(timer);
      stop();
      engine.close();
    };
    const timer = setTimeout(close, LINGER_MS);
    const stop = engine.subscribe((state) => {
      if (isDone(state)) close();
    });
  });
}

function isDone({ connection, outbox }: RoomState): boolean {
  return connection.status !== 'joined' || outbox.every(awaitsPerson);
}
