// A message's text with its meaning marked: nothing of it is lost, nothing is there twice.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageSpans } from '../../../src/terminal/transcript/message-spans.ts';

const BO = 'B'.repeat(43);
const you = { member: 'A'.repeat(43), name: 'Ann' };

describe('a message', () => {
  const styles = (text: string, mentions: { member: string; name: string }[] = []) =>
    messageSpans({ text, mentions }, you).map(({ text: part, style }) => (style === 'plain' ? part : [style, part]));

  test.each<[string, unknown[]]>([
    ['plain', ['plain']],
    ['a **b** c', ['a ', ['strong', '**b**'], ' c']],
    ['*a* and _b_', [['emphasis', '*a*'], ' and ', ['emphasis', '_b_']]],
    ['snake_case_name 2 * 3 * 4', ['snake_case_name 2 * 3 * 4']],
    ['`*code*` ~~gone~~', [['code', '`*code*`'], ' ', ['struck', '~~gone~~']]],
    ['```\n**x**\n```', [['code', '```\n**x**\n```']]],
    ['see https://x.example/_a_b_', ['see ', 'https://x.example/_a_b', '_']],
    ['`a*b` c*', [['code', '`a*b`'], ' c*']],
    [
      '**hey @Ann**',
      [
        ['strong', '**hey '],
        ['called', '@Ann'],
        ['strong', '**'],
      ],
    ],
    ['hey @Ann!', ['hey ', ['called', '@Ann'], '!']],
    ['`a` **see `b` c**', [['code', '`a`'], ' ', ['strong', '**see '], ['code', '`b`'], ['strong', ' c**']]],
  ])('%j', (text, expected) => {
    expect(styles(text)).toEqual(expected);
  });

  test('that calls others by name marks them, and the person only where they are meant', () => {
    const mentions = [{ member: BO, name: 'Bo' }];
    expect(styles('@Bo not @Ann', mentions)).toEqual([['mention', '@Bo'], ' not ', ['mention', '@Ann']]);
  });

  test('keeps its text, whatever is in whatever', () => {
    const pieces = fc.constantFrom(
      '**',
      '*',
      '_',
      '~~',
      '`',
      '```',
      '\n',
      ' ',
      'a',
      '@Ann',
      '@Bo',
      'https://a.example/b',
    );
    fc.assert(
      fc.property(fc.string({ unit: pieces, maxLength: 20 }), (text) => {
        const spans = messageSpans({ text, mentions: [{ member: BO, name: 'Bo' }] }, you);
        expect(spans.map((one) => one.text).join('')).toBe(text);
      }),
    );
  });
});
