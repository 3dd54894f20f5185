// Tells the engine what the browser knows: the device is online again, the page is looked at, it came back from the cache.
import type { RoomEngine } from '../client/state.ts';

/** Glancing at another tab is not leaving. */
const AWAY_AFTER_MS = 5_000;

export function watchPage(engine: RoomEngine): () => void {
  const wake = () => engine.wake();
  const activity = watchActivity(engine);
  addEventListener('online', wake);
  addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', activity.look);
  activity.look();
  return () => {
    removeEventListener('online', wake);
    removeEventListener('pageshow', wake);
    document.removeEventListener('visibilitychange', activity.look);
    activity.stop();
  };
}

function watchActivity(engine: RoomEngine): { look(): void; stop(): void } {
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(leaving);
  const look = () => {
    stop();
    if (document.visibilityState === 'hidden') {
      leaving = setTimeout(() => engine.setActive(false), AWAY_AFTER_MS);
      return;
    }
    engine.setActive(true);
    engine.wake();
  };
  return { look, stop };
}
