// Brings a room's tables up to date. What ran is kept word for word, so that an edited past is noticed instead of
// leaving rooms of different ages with different tables.

/** A room whose tables this build must not touch. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** Whether anything was ever written here. */
export function hasTables(sql: SqlStorage): boolean {
  return sql.exec(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'`).toArray().length > 0;
}

/** Runs the steps that have not run. Throws `MigrationError` if one that ran was changed or is unknown. */
export function migrate(sql: SqlStorage, steps: readonly string[]): void {
  sql.exec('CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, step TEXT NOT NULL)');
  const ran = sql.exec<{ step: string }>('SELECT step FROM migrations ORDER BY version').toArray();
  if (ran.length > steps.length) throw new MigrationError(`The room was written by a newer build: ${ran.length} steps`);
  steps.forEach((step, version) => {
    if (version >= ran.length) run(sql, version, step);
    else if (ran[version]?.step !== step) throw new MigrationError(`Step ${version} was changed after it ran`);
  });
}

function run(sql: SqlStorage, version: number, step: string): void {
  sql.exec(step);
  sql.exec('INSERT INTO migrations (version, step) VALUES (?, ?)', version, step);
}
