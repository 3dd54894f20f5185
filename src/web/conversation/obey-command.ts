// What each command does.
import type { RoomEngine } from '../../client/state.ts';
import { MAX_TOPIC_CODE_POINTS } from '../../protocol/limits.ts';
import { normaliseName } from '../../protocol/names.ts';
import { unreachable } from '../../protocol/result.ts';
import { normaliseLine } from '../../protocol/text.ts';
import { openOverlay } from '../overlay.ts';
import { navigate } from '../router.ts';
import { openSearch } from '../search/open-search.ts';
import { searchModel } from '../search/search-model.ts';
import { text as pageText } from '../strings.ts';
import { composerText } from '../strings-composer.ts';
import { takeName } from '../take-name.ts';
import type { Command } from './commands.ts';
import { post, refused, type Submission } from './submit-text.ts';

export interface CommandPorts {
  readonly engine: RoomEngine;
  showHelp(): void;
}

/** Posts a message; as an action it tells what its author does. */
type Say = (text: string, how: { readonly action?: true }) => Submission;

/** What reads messages as Markdown knows it and leaves it whole. */
const SHRUG = '¯\\_(ツ)_/¯';

export function obey({ name, text }: Command, ports: CommandPorts, say: Say): Submission {
  switch (name) {
    case 'me':
      return say(text, { action: true });
    case 'shrug':
      return say(`${text} ${SHRUG}`.trimStart(), {});
    case 'nick':
      return rename(ports.engine, text);
    case 'topic':
      return changeTopic(ports.engine, text);
    case 'help':
      return done(ports.showHelp);
    case 'invite':
      return done(() => openOverlay({ kind: 'share' }));
    case 'who':
      return done(() => openOverlay({ kind: 'people' }));
    case 'search':
      return done(() => search(ports.engine, text));
    case 'leave':
      return done(() => navigate('/'));
    default:
      return unreachable(name);
  }
}

function search(engine: RoomEngine, words: string): void {
  if (words !== '') searchModel(engine).type(words);
  openSearch();
}

function rename(engine: RoomEngine, typed: string): Submission {
  const name = normaliseName(typed);
  if (!name.ok) return refused(pageText.settings.nameErrors[name.error]);
  return { status: 'taken', isSafe: true, stored: takeName(engine, name.value) };
}

function changeTopic(engine: RoomEngine, typed: string): Submission {
  const topic = normaliseLine(typed, MAX_TOPIC_CODE_POINTS);
  if (!topic.ok) return refused(composerText.commands.topicTooLong(MAX_TOPIC_CODE_POINTS));
  return post(engine, { kind: 'room', body: { topic: topic.value } });
}

/** Acts once the field is clear: what opens may take the focus, or leave the room and its draft behind. */
function done(act: () => void): Submission {
  setTimeout(act);
  return { status: 'taken', isSafe: true, stored: Promise.resolve() };
}
