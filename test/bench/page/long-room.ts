// A room of many years: several people, days, short texts and long ones, written into its file while no server runs.
import { DatabaseSync } from 'node:sqlite';
import { generousVars, type SpawnedServer, spawnServer } from '../../support/server.ts';
import { roomFile } from '../room-file.ts';
import { Talkers } from './talkers.ts';

export interface LongRoom {
  readonly worker: string;
  readonly persist: string;
  readonly room: string;
  readonly events: number;
}

/** How many different texts there are. */
const TEXTS = 200;
const APART_MS = 90_000;

export async function serveLongRoom({ worker, persist, room, events }: LongRoom): Promise<SpawnedServer> {
  const first = await spawnServer({ worker, persist, vars: generousVars });
  const talkers = await Talkers.join(first.url, room);
  await talkers.say(TEXTS);
  talkers.leave();
  await first.stop();
  grow(roomFile(persist), events);
  return spawnServer({ worker, persist, vars: generousVars });
}

/** What was said comes again and again; all of it `APART_MS` apart, the last of it now. */
function grow(file: string, events: number): void {
  const database = new DatabaseSync(file);
  const head = database.prepare('SELECT MAX(seq) AS seq FROM log').get()?.seq;
  database
    .prepare(
      `WITH RECURSIVE place (seq) AS (SELECT ?1 + 1 UNION ALL SELECT seq + 1 FROM place WHERE seq < ?2)
       INSERT INTO log SELECT place.seq, said.at, said.by, printf('seeded%010d', place.seq), said.kind, NULL, said.body
       FROM place JOIN log AS said ON said.seq = 1 + (place.seq - 1) % ?1`,
    )
    .run(Number(head), events);
  database.prepare('UPDATE log SET at = ?1 - (?2 - seq) * ?3').run(Date.now(), events, APART_MS);
  database.close();
}
