// Lends the message announcer its voice, its clock and the names it says.
import { useEffect } from 'preact/hooks';
import type { RoomEngine } from '../../client/state.ts';
import { announce } from '../announcer.tsx';
import { settings } from '../settings-store.ts';
import { text } from '../strings.ts';
import { makeAnnouncer } from './announcements.ts';

export function useAnnouncements(engine: RoomEngine): void {
  useEffect(() => {
    const announcer = makeAnnouncer({
      say: announce,
      after: (ms, callback) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
      nameOf: (member) => engine.state.members.get(member)?.name ?? text.people.unknown,
      you: () => engine.state.you.member,
      isOn: () => settings.peek().announceMessages,
    });
    const stop = engine.onEvent(announcer.hear);
    return () => {
      stop();
      announcer.stop();
    };
  }, [engine]);
}
