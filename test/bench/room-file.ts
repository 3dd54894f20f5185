// Finds a room's database in a server's folder. Miniflare keeps one file an object; that of a room has a log.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export function roomFile(persist: string): string {
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
