// `ajar send`: one message, from the command line or from all of standard input.
import { text as readAll } from 'node:stream/consumers';
import { Ending, EXIT, type ExitCode } from '../exit-codes.ts';
import { leave, Sending } from './sending.ts';
import { openFor, type RoomRun } from './surroundings.ts';
import { tellConnection } from './tell-connection.ts';

export async function send(run: RoomRun): Promise<ExitCode> {
  const { words, settings, around, target } = run;
  const text = words.length > 0 && words.join(' ') !== '-' ? words.join(' ') : await readInput(run);
  const { engine } = await openFor(run, false);
  engine.setActive(false);
  if (!settings.quiet) tellConnection(engine, around.tell);
  const sending = new Sending(engine, around.tell);
  try {
    await sending.send(text);
    return await sending.finish(target, settings.timeoutMs);
  } finally {
    leave(engine, around.tell);
  }
}

async function readInput({ settings, around }: RoomRun): Promise<string> {
  if (settings.noInput) throw new Ending(EXIT.usage, 'There is no text to send, and --no-input.');
  if (around.stdin.isTTY && !settings.quiet) around.tell('Type the message; Ctrl+D sends it.');
  return readAll(around.stdin);
}
