// `ajar send`: one message, from the command line or from all of standard input. A longer text becomes several.
import { text as readAll } from 'node:stream/consumers';
import type { LogEvent } from '../../protocol/events.ts';
import { MAX_TEXT_CODE_POINTS } from '../../protocol/limits.ts';
import { splitText } from '../../protocol/split-text.ts';
import { countCodePoints, isBlank } from '../../protocol/text.ts';
import { Ending, EXIT, type ExitCode } from '../exit-codes.ts';
import type { RoomSession } from '../room-session.ts';
import { leaveAfter } from './leave.ts';
import { Sending } from './sending.ts';
import { openFor, type RoomRun, untilAborted } from './surroundings.ts';
import { tellConnection } from './tell-connection.ts';

/** Where a text is cut that is longer than a message may be, this many are sent at most. */
const MOST_MESSAGES = 10;
const UNSENT = 'Not sent: interrupted.';

export async function send(run: RoomRun): Promise<ExitCode> {
  const { signal, tell, outliveReader } = run.around;
  const text = await Promise.race([textOf(run), untilAborted(signal)]);
  if (text === undefined) throw new Ending(EXIT.interrupted, UNSENT);
  const messages = messagesOf(text);
  outliveReader();
  const session = await openFor(run, false);
  return leaveAfter(post(messages, run, session), session, tell);
}

async function post(messages: readonly string[], run: RoomRun, session: RoomSession): Promise<ExitCode> {
  const { settings, around, target } = run;
  const { engine, introduced } = session;
  engine.setActive(false);
  if (!settings.quiet) tellConnection(engine, around.tell);
  const write = ({ seq, id }: LogEvent) => around.stdout.write(`${JSON.stringify({ seq, id })}\n`);
  const sending = new Sending(engine, around.tell, settings.json ? write : undefined);
  const interrupted = untilAborted(around.signal);
  await Promise.race([introduced, interrupted]);
  if (around.signal.aborted) throw new Ending(EXIT.interrupted, UNSENT);
  // All are taken at once: nobody sends half a text by interrupting.
  const taken = Promise.all(messages.map((text) => sending.send(text)));
  const sent = taken.then(() => sending.finish(target, settings.timeoutMs));
  return Promise.race([sent, interrupted.then(() => EXIT.interrupted)]);
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
