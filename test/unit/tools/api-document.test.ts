// The OpenAPI document: valid, complete, and the page beside it harmless.
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../../src/protocol/api/operations.ts';
import { PROBLEMS } from '../../../src/protocol/api/problems.ts';
import { apiDocument } from '../../../src/tools/api-document.ts';
import { apiPage } from '../../../src/tools/api-page.ts';

interface Document {
  paths: Record<string, Record<string, { operationId?: string }>>;
}

describe('[P11] the document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(apiDocument());
    expect(errors ?? []).toEqual([]);
    expect([valid, validator.version]).toEqual([true, '3.1']);
    const broken = { ...apiDocument(), paths: { '/x': { get: { responses: 3 } } } };
    expect((await new Validator().validate(broken)).valid).toBe(false);
  });

  it('has every operation once, under its own id', () => {
    const { paths } = apiDocument() as unknown as Document;
    const ids = Object.values(paths).flatMap((path) =>
      Object.values(path).flatMap(({ operationId }) => operationId ?? []),
    );
    expect(ids.sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(12);
  });

  it('marks what has to be signed, and says where a token is found', () => {
    const document = JSON.stringify(apiDocument());
    const { paths } = apiDocument() as { paths: Record<string, Record<string, { security?: unknown }>> };
    const hooks = Object.entries(paths).filter(([path]) => path.includes('/rooms/{room}/hooks'));
    const operations = hooks.flatMap(([, { parameters: _, ...methods }]) => Object.values(methods));
    expect(operations.map(({ security }) => security)).toEqual(Array(3).fill([{ signature: [] }]));
    for (const text of [document, apiPage()]) expect(text).toContain('/hooks/{room}/{token}. In that room');
  });

  it('says what the schemas say', () => {
    const text = JSON.stringify(apiDocument());
    for (const word of ['"maxItems":20', '"emoji"', 'guest:', '"additionalProperties"', '"minimum":0'])
      expect(text).toContain(word);
  });
});

describe('[P11] [S5] the page', () => {
  it('has every operation and every problem, and nothing that runs or comes from elsewhere', () => {
    const page = apiPage();
    for (const { id } of OPERATIONS) expect(page).toContain(`<section id="${id}">`);
    for (const code of Object.keys(PROBLEMS)) expect(page).toContain(`<dt id="${code}">`);
    expect(page).not.toMatch(/<script|<img|<iframe|\son\w+=|(?:src|href)="(?!\/)/);
  });

  it('has a policy of its own, without scripts', () => {
    const headers = readFileSync(new URL('../../../public/_headers', import.meta.url), 'utf8');
    const rule = headers.slice(headers.indexOf('\n/docs\n')).split(/\n(?=\S)/)[1] ?? '';
    expect(rule).toContain('! Content-Security-Policy');
    expect(rule).toMatch(
      /Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'/,
    );
    expect(rule).not.toContain('script-src');
  });
});
