// The room's webhooks in SQLite.
import type { KeptHook } from '../../room/hooks/hook.ts';
import type { HookShelf } from '../../room/ports.ts';
import { hasTables, migrate } from '../migrate.ts';
import { keepName } from '../room-name.ts';

export class SqliteHooks implements HookShelf {
  readonly #storage: DurableObjectStorage;
  readonly #migrations: readonly string[];
  readonly #room: string;

  constructor(storage: DurableObjectStorage, migrations: readonly string[], room: string) {
    this.#storage = storage;
    this.#migrations = migrations;
    this.#room = room;
  }

  all(): KeptHook[] {
    const { sql } = this.#storage;
    if (!hasTables(sql)) return [];
    const rows = sql.exec<{ hook: string }>('SELECT hook FROM hooks').toArray();
    return rows.map(({ hook }): KeptHook => JSON.parse(hook)).sort(byAge);
  }

  /** A hook may be made before anything was said. */
  put(hook: KeptHook): void {
    const { sql } = this.#storage;
    this.#storage.transactionSync(() => {
      if (!hasTables(sql)) migrate(sql, this.#migrations);
      keepName(sql, this.#room);
      sql.exec(
        'INSERT INTO hooks VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET hook = excluded.hook',
        hook.id,
        JSON.stringify(hook),
      );
    });
  }

  remove(id: string): void {
    const { sql } = this.#storage;
    if (hasTables(sql)) sql.exec('DELETE FROM hooks WHERE id = ?', id);
  }
}

function byAge(a: KeptHook, b: KeptHook): number {
  return a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1);
}
