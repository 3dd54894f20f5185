// What the room is called, kept beside its log: a runtime that starts an object for its alarm may not say it.
import { hasTables } from './migrate.ts';

export const NAME_FACT = 'room';

/**
 * Throws if nobody says it. Under no name it would take every signature for one that was made for another room; an object
 * that could not begin is begun anew, with the name, by whoever asks for it next.
 */
export function roomName({ id, storage }: Pick<DurableObjectState, 'id' | 'storage'>): string {
  const name = id.name ?? keptName(storage.sql);
  if (name === undefined) throw new Error('The runtime does not say what this room is called, and it kept no name');
  return name;
}

/** Once there are tables; writes nothing where it is kept, or where there is none to keep. */
export function keepName(sql: SqlStorage, name: string): void {
  if (name === '') return;
  sql.exec('INSERT INTO facts VALUES (?, ?) ON CONFLICT (name) DO NOTHING', NAME_FACT, name);
}

function keptName(sql: SqlStorage): string | undefined {
  if (!hasTables(sql)) return undefined;
  const [row] = sql.exec<{ value: string }>('SELECT value FROM facts WHERE name = ?', NAME_FACT).toArray();
  return row?.value;
}
