// `ajar send`: one message, from the command line or from all of standard input. A longer text becomes several.
import { text as readAll } from 'node:stream/consumers';
import type { LogEvent } from '../../protocol/events.ts';
import { MAX_TEXT_CODE_POINTS } from '../../protocol/limits.ts';
import { splitText } from '../../protocol/split-text.ts';
import { countCodePoints, isBlank } from '../../protocol/text.ts';
import { Ending, EXIT, type ExitCode } from '../exit-codes.ts';
import { leave, Sending } from './sending.ts';
import { openFor, type RoomRun } from './surroundings.ts';
import { tellConnection } from './tell-connection.ts';

/** Where a text is cut that is longer than a message may be, this many are sent at most. */
const MOST_MESSAGES = 10;

export async function send(run: RoomRun): Promise<ExitCode> {
  const { settings, around, target } = run;
  const messages = messagesOf(await textOf(run));
  const { engine, introduced } = await openFor(run, false);
  engine.setActive(false);
  if (!settings.quiet) tellConnection(engine, around.tell);
  const write = ({ seq, id }: LogEvent) => around.stdout.write(`${JSON.stringify({ seq, id })}\n`);
  const sending = new Sending(engine, around.tell, settings.json ? write : undefined);
  try {
    await introduced;
    for (const text of messages) await sending.send(text);
    return await sending.finish(target, settings.timeoutMs);
  } finally {
    await leave(engine, around.tell);
  }
}

/** Nothing on standard input is no mistake: then only what waits is sent. */
async function textOf(run: RoomRun): Promise<string> {
  const text = run.words.join(' ');
  if (run.words.length === 0 || text === '-') return readInput(run);
  if (isBlank(text)) throw new Ending(EXIT.usage, 'There is no text to send.');
  return text;
}

function messagesOf(text: string): string[] {
  if (countCodePoints(text.trim()) <= MAX_TEXT_CODE_POINTS) return [text];
  const parts = splitText(text, MAX_TEXT_CODE_POINTS, MOST_MESSAGES);
  if (parts !== null) return parts;
  const size = `its ${countCodePoints(text)} characters are more than ${MOST_MESSAGES} messages of ${MAX_TEXT_CODE_POINTS}`;
  throw new Ending(EXIT.refused, `Not sent: ${size}. Send a part of it, such as with tail or head.`);
}

async function readInput({ settings, around }: RoomRun): Promise<string> {
  if (settings.noInput) throw new Ending(EXIT.usage, 'There is no text to send, and --no-input.');
  if (around.stdin.isTTY && !settings.quiet) around.tell('Type the message; Ctrl+D sends it.');
  return readAll(around.stdin);
}
