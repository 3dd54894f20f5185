// `ajar ROOM` without a terminal: each line of standard input is sent, what others say goes to standard output. It ends
// when its input has, and everything is stored.
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { follow } from './follow.ts';
import { inputLines } from './input-lines.ts';
import { printerFor } from './printer.ts';
import { leave, Sending } from './sending.ts';
import { openFor, type RoomRun, untilAborted } from './surroundings.ts';
import { paperOf } from './tail.ts';
import { tellConnection } from './tell-connection.ts';

export async function filter(run: RoomRun): Promise<ExitCode> {
  const { settings, around, target } = run;
  const { engine, introduced } = await openFor(run, false);
  engine.setActive(false);
  const me = engine.state.you.member;
  if (!settings.quiet) tellConnection(engine, around.tell);
  const { since, timeoutMs } = settings;
  const count = settings.history ?? (since === null ? 0 : Number.MAX_SAFE_INTEGER);
  const printer = printerFor(paperOf(run));
  // A program that answers must not answer itself.
  const following = follow({ engine, target, printer, count, since, timeoutMs, isWanted: ({ by }) => by !== me });
  const sending = new Sending(engine, around.tell);
  const ended = Promise.all([following, introduced.then(() => feed(run, sending))]).then(() =>
    sending.finish(target, timeoutMs),
  );
  try {
    return await Promise.race([ended, untilAborted(around.signal).then(() => EXIT.interrupted)]);
  } finally {
    await leave(engine, around.tell);
  }
}

/** Resolves at the end of the input; never without input. */
async function feed({ settings, around }: RoomRun, sending: Sending): Promise<void> {
  if (settings.noInput) return untilAborted(around.signal);
  for await (const line of inputLines(around.stdin)) {
    if (around.signal.aborted) return;
    await sending.send(line);
  }
}
