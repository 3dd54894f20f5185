// What a text becomes when it is more than plain words: a command is obeyed, an edit saved, names become mentions and
// shortcodes emoji.
import { mentionsIn } from '../../client/mentions.ts';
import { expandShortcodes, type ShortcodeTable } from '../../client/shortcodes.ts';
import type { RoomEngine } from '../../client/state.ts';
import type { Mention } from '../../protocol/events.ts';
import { MAX_TEXT_CODE_POINTS } from '../../protocol/limits.ts';
import { countCodePoints, normaliseText, type TextError } from '../../protocol/text.ts';
import { composerText } from '../strings-composer.ts';
import { readWritten } from './commands.ts';
import { membersByLikelihood } from './completion/rank-members.ts';
import type { ComposerMode } from './composer-mode.ts';
import { messageAt } from './message-at.ts';
import { type CommandPorts, obey } from './obey-command.ts';
import { post, refused, replyIn, type Submission } from './submit-text.ts';

export interface Writing extends CommandPorts {
  readonly engine: RoomEngine;
  readonly mode: ComposerMode;
  /** Whom the writer picked for names. */
  readonly chosen: readonly Mention[];
  readonly shortcodes: ShortcodeTable;
}

const NOTHING_TO_DO: Submission = { status: 'taken', isSafe: true, stored: Promise.resolve() };

export function submitWritten(raw: string, writing: Writing): Submission {
  const { mode } = writing;
  if (mode.kind === 'edit') return submitEdit(raw, mode.seq, writing);
  const written = readWritten(raw);
  if (written.type === 'unknown') return refused(composerText.commands.unknown(written.name));
  if (written.type === 'incomplete') return refused(composerText.commands.incomplete[written.name]);
  if (written.type === 'text') return say(written.text, {}, writing);
  return obey(written.command, writing, (text, how) => say(text, how, writing));
}

function say(raw: string, how: { readonly action?: true }, writing: Writing): Submission {
  const text = normaliseText(expandShortcodes(raw, writing.shortcodes));
  if (!text.ok) return refuseText(text.error, raw);
  const body = { text: text.value, ...how, ...replyIn(writing.mode), ...mentionedIn(text.value, writing) };
  return post(writing.engine, { kind: 'message', body });
}

/** An edit is text whatever it starts with: what was a command once is done. */
function submitEdit(raw: string, seq: number, writing: Writing): Submission {
  const { engine } = writing;
  const text = normaliseText(expandShortcodes(raw, writing.shortcodes));
  if (!text.ok) return refuseText(text.error, raw);
  const before = messageAt(engine.state, seq);
  if (before.status === 'there' && before.content.text === text.value) return NOTHING_TO_DO;
  return post(engine, { kind: 'edit', body: { text: text.value, ...mentionedIn(text.value, writing) }, target: seq });
}

function mentionedIn(text: string, { engine, mode, chosen }: Writing): { readonly mentions?: readonly Mention[] } {
  const { state } = engine;
  const likely = membersByLikelihood(state).map(({ member, facts }) => ({ member, name: facts.name }));
  const before = mode.kind === 'edit' ? messageAt(state, mode.seq) : null;
  const meant = before?.status === 'there' ? before.content.mentions : [];
  const mentions = mentionsIn(text, [...likely, state.you], [...chosen, ...meant]);
  return mentions.length === 0 ? {} : { mentions };
}

function refuseText(error: TextError, raw: string): Submission {
  if (error === 'textEmpty') return { status: 'empty' };
  if (error === 'textBroken') return refused(composerText.length.broken);
  return refused(composerText.length.tooLong(countCodePoints(raw.normalize('NFC').trimEnd()) - MAX_TEXT_CODE_POINTS));
}
