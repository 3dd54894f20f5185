// Gives a room a long history at once: rows written into its SQLite file while no server has it open.
import { DatabaseSync } from 'node:sqlite';
import { type Host, hostAjar } from './hosts.ts';
import { Follower } from './load/follower.ts';
import { roomFile } from './room-file.ts';

const TEXT = 'A message of about a hundred characters, as people write them, said long ago.';

export interface PastEvents {
  readonly events: number;
  textAt(seq: number): string;
}

/** Starts Ajar in `persist` with `room` grown to so many events. */
export async function hostWithHistory(
  { worker, persist }: { readonly worker: string; readonly persist: string },
  room: string,
  past: number | PastEvents,
): Promise<Host> {
  const first = await hostAjar({ worker, persist });
  const author = new Follower(0);
  await author.join({ port: first.port, room });
  await author.say('the first word');
  author.leave();
  await first.stop();
  grow(roomFile(persist), typeof past === 'number' ? { events: past, textAt: () => TEXT } : past);
  return hostAjar({ worker, persist });
}

function grow(file: string, { events, textAt }: PastEvents): void {
  const database = new DatabaseSync(file);
  database.function('body_at', (seq: unknown) => JSON.stringify({ text: textAt(Number(seq)) }));
  database
    .prepare(
      `WITH RECURSIVE place (seq) AS (SELECT 2 UNION ALL SELECT seq + 1 FROM place WHERE seq < ?)
       INSERT INTO log
       SELECT place.seq, first.at, first.by, printf('seeded%010d', place.seq), 'message', NULL, body_at(place.seq)
       FROM place, (SELECT at, by FROM log WHERE seq = 1) AS first`,
    )
    .run(events);
  database.close();
}
