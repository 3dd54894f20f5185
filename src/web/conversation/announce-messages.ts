// Lends the message announcer its voice, its clock and the names it says. Fetched beside the first script.
import type { RoomEngine } from '../../client/state.ts';
import { announce } from '../announcer.tsx';
import { settings } from '../settings-store.ts';
import { text } from '../strings.ts';
import { makeAnnouncer } from './announcements.ts';
import { eventAt } from './event-at.ts';

/** Returns the way to stop. */
export function announceMessages(engine: RoomEngine): () => void {
  const announcer = makeAnnouncer({
    say: announce,
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    nameOf: (member) => engine.state.members.get(member)?.name ?? text.people.unknown,
    authorOf: (seq) => eventAt(engine.state, seq)?.by ?? null,
    you: () => engine.state.you.member,
    isOn: () => settings.peek().announceMessages,
  });
  const stop = engine.onEvent(announcer.hear);
  return () => {
    stop();
    announcer.stop();
  };
}
