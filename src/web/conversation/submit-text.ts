// What happens with a text when its writer presses Enter: a message, one of the few commands, or a reason why not.
import type { RoomEngine } from '../../client/state.ts';
import { MAX_TEXT_CODE_POINTS, MAX_TOPIC_CODE_POINTS } from '../../protocol/limits.ts';
import { normaliseName } from '../../protocol/names.ts';
import { countCodePoints, normaliseLine, normaliseText, type TextError } from '../../protocol/text.ts';
import { text as pageText } from '../strings.ts';
import { conversationText } from '../strings-conversation.ts';
import { takeName } from '../take-name.ts';
import { type Command, parseCommand } from './commands.ts';

export type Submission =
  /** Nothing to send; not worth a word. */
  | { readonly status: 'empty' }
  | { readonly status: 'refused'; readonly reason: string }
  /** On its way. Unless `isSafe`, the text is nowhere but in the field until `stored` resolves. */
  | { readonly status: 'taken'; readonly isSafe: boolean; readonly stored: Promise<unknown> };

const { composer: words } = conversationText;

export function submitText(engine: RoomEngine, raw: string): Submission {
  const text = normaliseText(raw);
  if (!text.ok) return refuseText(text.error, raw);
  const command = parseCommand(text.value);
  return command ? obey(engine, command) : post(engine, { kind: 'message', body: { text: text.value } });
}

function refuseText(error: TextError, raw: string): Submission {
  if (error === 'textEmpty') return { status: 'empty' };
  if (error === 'textBroken') return refused(words.broken);
  return refused(words.tooLong(countCodePoints(raw.normalize('NFC').trimEnd()) - MAX_TEXT_CODE_POINTS));
}

function obey(engine: RoomEngine, command: Command): Submission {
  if (command.name === 'nick') return rename(engine, command.text);
  const topic = normaliseLine(command.text, MAX_TOPIC_CODE_POINTS);
  if (!topic.ok) return refused(words.topicTooLong(MAX_TOPIC_CODE_POINTS));
  return post(engine, { kind: 'room', body: { topic: topic.value } });
}

function rename(engine: RoomEngine, typed: string): Submission {
  const name = normaliseName(typed);
  if (!name.ok) return refused(pageText.settings.nameErrors[name.error]);
  return { status: 'taken', isSafe: true, stored: takeName(engine, name.value) };
}

/** The engine shows a post in its state at once; whether it did says whether the text is in safe hands. */
function post(engine: RoomEngine, { kind, body }: { readonly kind: string; readonly body: unknown }): Submission {
  const before = engine.state.outbox.length;
  const stored = engine.post(kind, body);
  return { status: 'taken', isSafe: engine.state.outbox.length > before, stored };
}

function refused(reason: string): Submission {
  return { status: 'refused', reason };
}
