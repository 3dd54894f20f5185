// Entries as lines of a terminal: where it has colours, addresses lead where they say, and nowhere else.
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { colourInk, plainInk } from '../../../src/terminal/screen/ink.ts';
import { renderEntry } from '../../../src/terminal/screen/render.ts';
import { line } from '../../../src/terminal/screen/span.ts';
import { linkRanges } from '../../../src/terminal/transcript/link-ranges.ts';
import { messageSpans } from '../../../src/terminal/transcript/message-spans.ts';
import { terminalAttacks } from '../../support/terminal-attacks.ts';

const you = { member: 'a'.repeat(43), name: 'Ann' };
const entryOf = (text: string) => line(...messageSpans({ text, mentions: [] }, you));
const rendered = (text: string, columns = 80) => renderEntry(entryOf(text), { columns, ink: colourInk });
const ESC = '\u001b';
/** A colour, where a link begins, where it ends. */
const OURS = /^(?:\[[0-9;]*m|\]8;;[!-~]*$|\\)/;

describe('an address', () => {
  test.each<[string, string, string]>([
    ['see https://a.example/b.', 'https://a.example/b', 'https://a.example/b'],
    ['(https://a.example/b_(c))', 'https://a.example/b_(c)', 'https://a.example/b_(c)'],
    ['**https://a.example**', 'https://a.example', 'https://a.example/'],
    ['[x](https://a.example/?q=1&r), and', 'https://a.example/?q=1&r', 'https://a.example/?q=1&r'],
    ['HTTP://A.example/ü', 'HTTP://A.example/ü', 'http://a.example/%C3%BC'],
    [`https://a.example/${ESC}]8;;evil`, `https://a.example/${ESC}]8;;evil`, 'https://a.example/%1B]8;;evil'],
  ])('in %j', (text, shown, link) => {
    expect(linkRanges(text).map((range) => [text.slice(range.start, range.end), range.link])).toEqual([[shown, link]]);
  });

  test.each(['https://', 'ftp://a.example', 'javascript:alert(1)', 'https://%', 'a.example'])(
    'is not in %s',
    (text) => {
      expect(linkRanges(text)).toEqual([]);
    },
  );

  test('leads there from each line it is broken over', () => {
    const address = 'https://a.example/a-rather-long-address';
    const open = `${ESC}]8;;${address}${ESC}\\`;
    const close = `${ESC}]8;;${ESC}\\`;
    expect(rendered(`see ${address} now`, 30)).toEqual([
      `see ${open}https://a.example/a-rather${close}`,
      `  ${open}-long-address${close} now`,
    ]);
    expect(renderEntry(entryOf(address), { columns: 80, ink: plainInk })).toEqual([address]);
  });
});

test('[S7] with colours and links, too, the text is the escaped text and nothing else', () => {
  const texts = [...terminalAttacks, ...terminalAttacks.map((text) => `https://a.example/${text}`)];
  for (const text of texts) {
    const lines = rendered(text, 1_000);
    const plain = renderEntry(entryOf(text), { columns: 1_000, ink: plainInk });
    expect(lines.map(stripVTControlCharacters), JSON.stringify(text)).toEqual(plain);
    const [, ...sequences] = lines.join('\n').split(ESC);
    expect(sequences.filter((sequence) => !OURS.test(sequence))).toEqual([]);
  }
});
