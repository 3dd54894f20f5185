// Nobody changes the wire unknowingly: a hash over the structure of every schema, with its limits.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as down from '../../../src/protocol/down.ts';
import * as events from '../../../src/protocol/events.ts';
import * as ids from '../../../src/protocol/ids.ts';
import * as members from '../../../src/protocol/members.ts';
import * as up from '../../../src/protocol/up.ts';
import { PROTOCOL } from '../../../src/protocol/version.ts';

const KNOWN = '8f89a9624da07a0a8206da9f5c89486c28d622da10eeb57ec4f7cb297e972a77';
const CHANGED =
  'The wire changed. If that is meant and older clients still understand it, add a line to the history in ' +
  'src/protocol/version.ts and put the new hash here; if they do not, it needs a new version.';

/** A schema as plain data: types, entries, literals, patterns, bounds; no functions, no references to itself. */
function structure(schema: unknown): unknown {
  if (schema instanceof RegExp) return schema.toString();
  if (Array.isArray(schema)) return schema.map(structure);
  if (typeof schema !== 'object' || schema === null) return schema;
  const telling = ['type', 'literal', 'options', 'entries', 'item', 'key', 'value', 'wrapped', 'pipe', 'requirement'];
  // Entries may have a field called `kind` of their own.
  const isMap = !isSchema(schema);
  const fields = Object.entries(schema).filter(
    ([name, value]) => (isMap || telling.includes(name)) && typeof value !== 'function',
  );
  return Object.fromEntries(
    fields.map(([name, value]) => [name, structure(value)]).sort(([a], [b]) => (`${a}` < `${b}` ? -1 : 1)),
  );
}

const isSchema = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';

function schemasOf(modules: Record<string, Record<string, unknown>>): [string, unknown][] {
  return Object.entries(modules).flatMap(([file, module]) =>
    Object.entries(module)
      .filter(([, value]) => isSchema(value))
      .map(([name, value]): [string, unknown] => [`${file}.${name}`, structure(value)]),
  );
}

describe(`the wire of ${PROTOCOL}`, () => {
  const schemas = schemasOf({ down, events, ids, members, up }).sort(([a], [b]) => (a < b ? -1 : 1));

  it('is what it was', () => {
    expect(schemas.length).toBeGreaterThan(40);
    expect(createHash('sha256').update(JSON.stringify(schemas)).digest('hex'), CHANGED).toBe(KNOWN);
  });

  it('is hashed down to its limits and literals', () => {
    const text = JSON.stringify(schemas);
    const details = [
      'max_length',
      '"requirement":50',
      '{16,36}',
      '"challenge"',
      '"otherLog"',
      '"target"',
      '"idle"',
      'guest:',
    ];
    expect(details.filter((detail) => !text.includes(detail))).toEqual([]);
    // A redaction says nothing beyond its kind; any other empty schema was lost on the way here.
    expect(text.replace(JSON.stringify(structure(events.RedactBody)), '')).not.toContain('"entries":{}');
  });
});
