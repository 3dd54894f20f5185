// Whatever is written: nothing but the tree's shapes, links that lead only where they may, and work that is bounded.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../../../src/web/conversation/markdown/parse-markdown.ts';
import { hostileTexts } from '../../../../support/hostile-texts.ts';
import { owaspEvasions } from '../../../../support/owasp-evasions.ts';
import { factsOf } from './tree-facts.ts';

const KINDS = new Set(['flow', 'codeBlock', 'quote', 'list', 'strong', 'emphasis', 'strike', 'code', 'link']);
const MAX_DEPTH = 40;

function judge(text: string): void {
  const { kinds, hrefs, nodes, depth } = factsOf(parseMarkdown(text));
  expect([...kinds].filter((kind) => !KINDS.has(kind))).toEqual([]);
  for (const href of hrefs) {
    expect(href).toMatch(/^(?:https?:\/\/|mailto:)/);
    expect(new URL(href).username).toBe(href.startsWith('mailto:') ? new URL(href).username : '');
  }
  // Each character makes at most a few nodes, and none is deeper than a page can draw.
  expect(nodes).toBeLessThanOrEqual(3 * text.length + 3);
  expect(depth).toBeLessThanOrEqual(MAX_DEPTH);
}

describe('[S8] [A6] three corpora make nothing but what is allowed', () => {
  test('there are enough of them', () => {
    expect(owaspEvasions.length).toBeGreaterThanOrEqual(80);
    expect(hostileTexts.length).toBeGreaterThan(1_100);
  });

  test('each text', () => {
    for (const text of hostileTexts) judge(text);
  });

  test('each text within Markdown', () => {
    for (const text of hostileTexts) {
      for (const around of [`**${text}**`, `[${text}](https://a.example)`, `[a](${text})`, `> ${text}`, `- ${text}`])
        judge(around);
    }
  });

  test('no text that is a handler or a script becomes a link', () => {
    for (const text of owaspEvasions) {
      const { hrefs } = factsOf(parseMarkdown(text));
      expect(hrefs.filter((href) => /^\s*(?:javascript|data|vbscript)/i.test(href))).toEqual([]);
    }
  });
});

describe('[S11] Markdown bombs', () => {
  const LENGTH = 4_000;
  const fill = (unit: string) => unit.repeat(Math.floor(LENGTH / unit.length));

  test.each([
    '[',
    '> ',
    '>',
    '*',
    '*a ',
    'a*',
    '_a ',
    'a**b',
    '- ',
    '1. ',
    '> - ',
    '[a](',
    '![',
    '~~a~ ',
    '`a',
    '\\',
    '<',
  ])('of %j alone are shown as they were written', (unit) => {
    expect(parseMarkdown(fill(unit))).toEqual([{ type: 'flow', children: [fill(unit)] }]);
  });

  test('a text longer than any message is shown as it was written', () => {
    expect(factsOf(parseMarkdown(`**a** ${'x'.repeat(10_000)}`)).kinds).toEqual(new Set(['flow']));
  });

  test('code has no such limit: a block of stars and brackets is a block', () => {
    const text = `\`\`\`c\n${fill('**[a](b)_')}\n\`\`\``;
    expect(parseMarkdown(text)).toMatchObject([{ type: 'codeBlock', language: 'c' }]);
  });

  test('a nest that is deeper than people write ends in plain text', () => {
    const nested = Array.from({ length: 40 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n');
    expect(factsOf(parseMarkdown(nested)).depth).toBeLessThanOrEqual(MAX_DEPTH);
    expect(factsOf(parseMarkdown(nested)).words).toContain('- a');
  });

  test('any mixture of signs is bounded and loses no word', () => {
    const sign = fc.constantFrom(
      ...['*', '**', '_', '`', '```', '\n```\n', '~~', '[', ']', '](', '(https://a.example)', '![', '<', '>', '\n> '],
      ...['\n- ', '\n  - ', '\n1. ', '\n', '\n\n', '|', '\n|-|-|\n', '\\', ' ', '    ', '\t', '#', '\n---\n', '&amp;'],
    );
    const word = fc.constantFrom('word', 'https://b.example/', '字');
    const unit = fc.array(fc.oneof({ weight: 4, arbitrary: sign }, word), { minLength: 1, maxLength: 12 });
    const bomb = fc
      .tuple(unit, fc.integer({ min: 1, max: 400 }))
      .map(([signs, times]) => signs.join('').repeat(times).slice(0, LENGTH));
    fc.assert(
      fc.property(bomb, (text) => {
        judge(text);
        const said = factsOf(parseMarkdown(text)).words;
        const count = (where: string) => where.split('word').length;
        expect(count(said)).toBeLessThanOrEqual(count(text));
        // Only what stands in an address or behind a fence is not among the words.
        if (!/[`(<~]/.test(text)) expect(count(said)).toBe(count(text));
      }),
      { numRuns: 300 },
    );
  });
});
