// The tables, as steps that are only ever appended: a step that once ran is never edited (`migrate.ts` refuses).

export const MIGRATIONS: readonly string[] = [
  `
  -- One row a message: the application assigns seq, so there is no AUTOINCREMENT, and nothing else is indexed.
  CREATE TABLE log (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    by INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    target INTEGER,
    body TEXT NOT NULL
  );
  CREATE INDEX log_target ON log (target) WHERE target IS NOT NULL;
  -- Members who wrote something. Pruning keeps them: old messages show current names.
  CREATE TABLE members (
    number INTEGER PRIMARY KEY,
    member TEXT NOT NULL,
    face TEXT NOT NULL,
    name TEXT NOT NULL,
    marks TEXT NOT NULL
  );
  -- The face is a function of the member, so one index finds both a member and those who look like them.
  CREATE INDEX members_face ON members (face);
  CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  `,
  `
  -- Webhooks: ten at most and always read together, so each is one row of JSON (room/hooks/hook.ts).
  CREATE TABLE hooks (id TEXT PRIMARY KEY, hook TEXT NOT NULL) WITHOUT ROWID;
  `,
];
