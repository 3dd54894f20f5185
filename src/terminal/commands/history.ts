// `ajar history`: the latest messages, as they read now.
import { collectPast, insistOnWhole, sceneOf } from '../collect-history.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { untilJoined } from '../waiting.ts';
import { printerFor } from './printer.ts';
import { openFor, type RoomRun, untilAborted } from './surroundings.ts';
import { paperOf } from './tail.ts';
import { tellConnection } from './tell-connection.ts';

const HISTORY = 50;

export function history(run: RoomRun): Promise<ExitCode> {
  return Promise.race([printHistory(run), untilAborted(run.around.signal).then(() => EXIT.interrupted)]);
}

async function printHistory(run: RoomRun): Promise<ExitCode> {
  const { settings, target } = run;
  const { since, timeoutMs, quiet } = settings;
  const { engine } = await openFor(run, true);
  engine.setActive(false);
  if (!quiet) tellConnection(engine, run.around.tell);
  await untilJoined(engine, target, timeoutMs);
  const count = settings.history ?? (since === null ? HISTORY : Number.MAX_SAFE_INTEGER);
  const past = await collectPast(engine, { count, since, timeoutMs });
  const printer = printerFor(paperOf(run));
  const scene = sceneOf(engine.state, past);
  for (const event of past.events) printer.print(event, scene);
  engine.close();
  insistOnWhole(past);
  return EXIT.ok;
}
