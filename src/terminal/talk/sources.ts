// What Tab can offer in a room. Pure.
import type { ShortcodeTable } from '../../client/shortcodes.ts';
import type { RoomState } from '../../client/state.ts';
import type { Sources } from '../editor/complete.ts';
import { knownPeople } from '../transcript/people.ts';
import { commandNames } from './talk-commands.ts';

export function sourcesOf(state: RoomState, shortcodes: ShortcodeTable): Sources {
  return {
    commands: commandNames(),
    names: knownPeople(state).map(({ name }) => name),
    emoji: [...shortcodes.keys()],
  };
}
