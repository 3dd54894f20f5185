// `ajar who`: who is in the room now. It is asked from outside, so that who asks is not counted.
import * as v from 'valibot';
import type { RoomState } from '../../client/state.ts';
import { Roster } from '../../protocol/members.ts';
import { loadSeed } from '../disk/person.ts';
import { Ending, EXIT, type ExitCode } from '../exit-codes.ts';
import { identityFrom } from '../node-platform.ts';
import { safeJson } from '../safe-text.ts';
import { renderEntry } from '../screen/render.ts';
import { line } from '../screen/span.ts';
import { presentEntries } from '../transcript/roster-entries.ts';
import { diagnose } from '../waiting.ts';
import type { RoomRun } from './surroundings.ts';
import { paperOf } from './tail.ts';

type Crowd = Pick<RoomState, 'members' | 'roster' | 'you'>;

export async function who(run: RoomRun): Promise<ExitCode> {
  const { settings, around } = run;
  const roster = await askRoster(run);
  const { write, ink, columns } = paperOf(run);
  if (settings.json) {
    for (const { member, name, state } of roster.present)
      write(`${safeJson(JSON.stringify({ member, name, state }))}\n`);
  } else {
    const paper = { columns: around.stdout.isTTY ? columns() : Number.MAX_SAFE_INTEGER, ink };
    for (const spans of presentEntries(await crowdOf(roster, run)))
      for (const text of renderEntry(line(...spans), paper)) write(`${text}\n`);
  }
  if (roster.sampled && !settings.quiet) around.tell(`These are some of ${roster.count}.`);
  return EXIT.ok;
}

async function askRoster({ target, settings, around }: RoomRun): Promise<Roster> {
  const { origin, room } = target;
  const signal = AbortSignal.any([around.signal, AbortSignal.timeout(Math.max(1, settings.timeoutMs))]);
  const answer = await fetch(`${origin}/api/v1/rooms/${encodeURIComponent(room)}/members`, { signal }).catch(
    () => null,
  );
  if (around.signal.aborted) throw new Ending(EXIT.interrupted, 'Interrupted.');
  if (answer === null) throw await diagnose(target);
  const roster = v.safeParse(Roster, await answer.json().catch(() => null));
  if (answer.ok && roster.success) return roster.output;
  if (answer.status === 429) throw new Ending(EXIT.temporary, `${origin} was asked too often. Try again in a moment.`);
  throw await diagnose(target);
}

async function crowdOf(roster: Roster, { around }: RoomRun): Promise<Crowd> {
  const { member } = identityFrom(await loadSeed(around.places, around.env.AJAR_KEY));
  const members = new Map(roster.present.map(({ member, name, marks }) => [member, { name, ...(marks && { marks }) }]));
  return { roster, members, you: { member, name: members.get(member)?.name ?? '' } };
}
