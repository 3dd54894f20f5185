// New messages are read out for as long as their room is shown.
import { useEffect } from 'preact/hooks';
import type { RoomEngine } from '../../client/state.ts';

export function useAnnouncements(engine: RoomEngine): void {
  useEffect(() => {
    let isOver = false;
    let stop = () => {};
    const begin = ({ announceMessages }: typeof import('./announce-messages.ts')) => {
      if (!isOver) stop = announceMessages(engine);
    };
    import('./announce-messages.ts').then(begin).catch(() => {});
    return () => {
      isOver = true;
      stop();
    };
  }, [engine]);
}
