// `ajar who`: who is in the room now.
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { safeJson } from '../safe-text.ts';
import { renderEntry } from '../screen/render.ts';
import { presentEntries } from '../transcript/roster-entries.ts';
import { untilJoined } from '../waiting.ts';
import { openFor, type RoomRun } from './surroundings.ts';
import { paperOf } from './tail.ts';

export async function who(run: RoomRun): Promise<ExitCode> {
  const { engine } = await openFor(run, true);
  await untilJoined(engine, run.target, run.settings.timeoutMs);
  const { write, ink, columns } = paperOf(run);
  const { roster } = engine.state;
  if (run.settings.json) {
    for (const { member, name, state } of roster.present)
      write(`${safeJson(JSON.stringify({ member, name, state }))}\n`);
  } else {
    const entries = presentEntries(engine.state).map((spans) => ({ type: 'line' as const, lead: [], spans }));
    const paper = { columns: run.around.stdout.isTTY ? columns() : Number.MAX_SAFE_INTEGER, ink };
    for (const entry of entries) for (const text of renderEntry(entry, paper)) write(`${text}\n`);
  }
  if (roster.sampled && !run.settings.quiet) run.around.tell(`These are some of ${roster.count}.`);
  engine.close();
  return EXIT.ok;
}
