// Says on standard error that the connection was lost, and that it is back.
import type { RoomEngine } from '../../client/state.ts';

export function tellConnection(engine: RoomEngine, tell: (sentence: string) => void): void {
  let isLost = false;
  engine.subscribe(({ connection }) => {
    if (connection.status === 'waiting' && !isLost) {
      isLost = true;
      tell('Not connected; trying again…');
    }
    if (connection.status === 'joined' && connection.caughtUp && isLost) {
      isLost = false;
      tell('Connected again.');
    }
  });
}
