// `ajar ROOM` without a terminal: each line of standard input is sent, what others say goes to standard output. It ends
// when its input has, and everything is stored.
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { RoomSession } from '../room-session.ts';
import { untilEnded } from '../waiting.ts';
import { follow } from './follow.ts';
import { inputLines } from './input-lines.ts';
import { leaveAfter } from './leave.ts';
import { printerFor } from './printer.ts';
import { Sending } from './sending.ts';
import { openFor, type RoomRun, untilAborted } from './surroundings.ts';
import { paperOf } from './tail.ts';
import { tellConnection } from './tell-connection.ts';

export async function filter(run: RoomRun): Promise<ExitCode> {
  const session = await openFor(run, false);
  return leaveAfter(pass(run, session), session, run.around.tell);
}

async function pass(run: RoomRun, { engine, introduced }: RoomSession): Promise<ExitCode> {
  const { settings, around, target } = run;
  engine.setActive(false);
  const me = engine.state.you.member;
  if (!settings.quiet) tellConnection(engine, around.tell);
  const { since, timeoutMs } = settings;
  const count = settings.history ?? (since === null ? 0 : Number.MAX_SAFE_INTEGER);
  const printer = printerFor(paperOf(run));
  // A program that answers must not answer itself.
  const following = follow({ engine, target, printer, count, since, timeoutMs, isWanted: ({ by }) => by !== me });
  const sending = new Sending(engine, around.tell);
  const interrupted = untilAborted(around.signal).then(() => EXIT.interrupted);
  const ended = untilEnded(engine);
  if (settings.noInput) return Promise.race([following.then(() => interrupted), interrupted, ended]);
  around.outliveReader();
  const input = { lines: 0, isOver: false };
  const fed = introduced.then(() => feed(run, sending, input));
  const stored = Promise.all([following, fed]).then(() => sending.finish(target, timeoutMs));
  try {
    return await Promise.race([stored, interrupted, ended]);
  } finally {
    if (!input.isOver && !around.stdin.isTTY)
      around.tell(`Standard input was read up to line ${input.lines}, not to its end.`);
  }
}

async function feed({ around }: RoomRun, sending: Sending, input: { lines: number; isOver: boolean }): Promise<void> {
  for await (const line of inputLines(around.stdin)) {
    if (around.signal.aborted) return;
    input.lines += 1;
    await sending.send(line);
  }
  input.isOver = true;
}
