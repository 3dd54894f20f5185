// `ajar tail`: prints messages as they come, until interrupted.
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { untilEnded } from '../waiting.ts';
import { follow } from './follow.ts';
import { printerFor } from './printer.ts';
import { openFor, type RoomRun, untilAborted } from './surroundings.ts';
import { tellConnection } from './tell-connection.ts';

const HISTORY = 10;

export async function tail(run: RoomRun): Promise<ExitCode> {
  const { settings, around, target } = run;
  const { engine } = await openFor(run, true);
  engine.setActive(false);
  const count = settings.history ?? (settings.since === null ? HISTORY : Number.MAX_SAFE_INTEGER);
  const printer = printerFor(paperOf(run));
  if (!settings.quiet) tellConnection(engine, around.tell);
  const { since, timeoutMs } = settings;
  const ended = untilEnded(engine);
  const aborted = untilAborted(around.signal);
  const following = follow({ engine, target, printer, count, since, timeoutMs, isWanted: () => true });
  await Promise.race([following, aborted, ended]);
  await Promise.race([aborted, ended]);
  engine.close();
  return EXIT.interrupted;
}

export function paperOf({ settings, around }: RoomRun) {
  const { stdout, ink } = around;
  return {
    ...{ ink, json: settings.json, isTerminal: stdout.isTTY === true },
    columns: () => stdout.columns || 80,
    write: (text: string) => {
      stdout.write(text);
    },
  };
}
