// Gives a room a long history at once: rows written into its SQLite file while no server has it open.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Host, hostAjar } from './hosts.ts';
import { Follower } from './load/follower.ts';

const BODY = JSON.stringify({ text: 'A message of about a hundred characters, as people write them, said long ago.' });

/** Starts Ajar in `persist` with `room` grown to `events` events. */
export async function hostWithHistory(
  { worker, persist }: { readonly worker: string; readonly persist: string },
  room: string,
  events: number,
): Promise<Host> {
  const first = await hostAjar({ worker, persist });
  const author = new Follower(0);
  await author.join({ port: first.port, room });
  await author.say('the first word');
  author.leave();
  await first.stop();
  grow(roomFile(persist), events);
  return hostAjar({ worker, persist });
}

/** The database that has a log. Miniflare keeps one file an object, named after the object's id. */
function roomFile(persist: string): string {
  const files = readdirSync(persist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sqlite'));
  const found = files.map((name) => join(persist, name)).find(hasLog);
  if (!found) throw new Error(`No room is kept in ${persist}`);
  return found;
}

function hasLog(file: string): boolean {
  const database = new DatabaseSync(file);
  const found = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'log'`).get();
  database.close();
  return found !== undefined;
}

function grow(file: string, events: number): void {
  const database = new DatabaseSync(file);
  database
    .prepare(
      `WITH RECURSIVE place (seq) AS (SELECT 2 UNION ALL SELECT seq + 1 FROM place WHERE seq < ?)
       INSERT INTO log SELECT place.seq, first.at, first.by, printf('seeded%010d', place.seq), 'message', NULL, ?
       FROM place, (SELECT at, by FROM log WHERE seq = 1) AS first`,
    )
    .run(events, BODY);
  database.close();
}
