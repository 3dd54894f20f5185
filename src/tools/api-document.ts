// The OpenAPI document, made of the operations and the very schemas that requests are read and answers are checked by.
// Pure.

import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import {
  API_VERSION,
  type Content,
  HEADERS,
  NUMBERS,
  type Operation,
  PARAMETERS,
  QUERY,
} from '../protocol/api/operation.ts';
import { OPERATIONS } from '../protocol/api/operations.ts';
import { Problem } from '../protocol/api/schemas.ts';

export function apiDocument(): Record<string, unknown> {
  const paths = Map.groupBy(OPERATIONS, ({ path }) => path);
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: 'Ajar', version: API_VERSION, summary: 'A chat room that is a link', description: ABOUT },
    servers: [{ url: '/' }],
    security: [{}, { signature: [] }, { token: [] }],
    paths: Object.fromEntries(
      [...paths].map(([path, operations]) => [
        path,
        {
          parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => pathParameter(name)),
          ...Object.fromEntries(operations.map((operation) => [operation.method, operationObject(operation)])),
        },
      ]),
    ),
    components: {
      securitySchemes: {
        signature: { type: 'apiKey', in: 'header', name: 'Authorization', description: SIGNATURE },
        token: { type: 'http', scheme: 'bearer', description: TOKEN },
      },
      responses: { Problem: { description: 'What went wrong.', content: problemContent() } },
    },
  };
}

export const ABOUT =
  'Rooms are open: whoever has the address reads and writes. Without Authorization a request is a guest’s: for a day the ' +
  'same one by address and name. Every change is an event in the room’s log and is answered when it is durable. Errors are ' +
  'problem documents (RFC 9457) whose code never changes its meaning; 429 and 503 say in Retry-After when to come back. ' +
  'Pages of this origin, and of those that the deployment lists in ALLOWED_ORIGINS, may ask; others get 403.';

export const SIGNATURE =
  'Ajar key="…", time="…", nonce="…", signature="…": the Ed25519 key of a member (43 characters of base64url), the time in ' +
  'seconds since 1970 (within five minutes), 16 to 64 random characters, and the signature of these fields, each after its ' +
  'length in 4 bytes, big-endian, in UTF-8: ajar/request/v1, the method in capitals, the host and port dialled, path and ' +
  'query as sent, key, time, nonce, the Idempotency-Key or nothing, and the SHA-256 of the body in base64url. A signed ' +
  'request that comes twice does nothing again.';

export const TOKEN =
  'A bot’s token: the last part of the address of an incoming webhook, https://…/hooks/{room}/{token}. In that room the ' +
  'request is the bot’s.';

function operationObject(operation: Operation): object {
  const { id, summary, description, isSigned, query = [], headers = [], body, answers } = operation;
  const parameters = [
    ...query.map((name) => ({
      ...{ name, in: 'query', description: QUERY[name] },
      schema: NUMBERS.has(name) ? { type: 'integer', minimum: 0 } : { type: 'string' },
    })),
    ...headers.map((name) => ({ name, in: 'header', description: HEADERS[name], schema: { type: 'string' } })),
  ];
  const responses = Object.entries(answers).map(([status, content]) => [status, contentObject(content)] as const);
  return {
    ...{ operationId: id, summary, parameters },
    ...(description !== undefined && { description }),
    ...(isSigned && { security: [{ signature: [] }] }),
    ...(body && { requestBody: { required: true, ...contentObject(body) } }),
    responses: { ...Object.fromEntries(responses), default: { $ref: '#/components/responses/Problem' } },
  };
}

function pathParameter(name: string): object {
  const schema = name === 'seq' ? { type: 'integer', minimum: 1 } : { type: 'string' };
  return { name, in: 'path', required: true, description: PARAMETERS[name] ?? name, schema };
}

function contentObject({ description, types }: Content): object {
  const content = Object.entries(types).map(([type, schema]) => [type, { schema: schemaObject(schema) }] as const);
  return { description, content: Object.fromEntries(content) };
}

function problemContent(): object {
  return { 'application/problem+json': { schema: schemaObject(Problem) } };
}

/** Dates and whole numbers are narrower than JSON schema can say: what it cannot say is left out. */
function schemaObject(schema: GenericSchema | null): object {
  if (schema === null) return { type: 'string' };
  const { $schema: _, ...rest } = toJsonSchema(schema, { target: 'draft-2020-12', errorMode: 'ignore' });
  return rest;
}
