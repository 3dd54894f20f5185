// Formatting keys and what they make of a text (C11). In the tables `[` and `]` are the ends of the selection, `|` the caret.
import { describe, expect, test } from 'vitest';
import { formatFor } from '../../../../src/web/conversation/formatting/format-keys.ts';
import {
  addressIn,
  type Mark,
  makeLink,
  type Selected,
  type TextChange,
  toggleMark,
} from '../../../../src/web/conversation/formatting/format-text.ts';

function read(drawn: string): Selected {
  const bare = drawn.replaceAll('⟦', '').replaceAll('⟧', '').replace('|', '');
  const start = drawn.search(/[⟦|]/);
  return { text: bare, start, end: drawn.includes('|') ? start : drawn.indexOf('⟧') - 1 };
}

function draw({ text }: Selected, { from, to, insert, start, end }: TextChange): string {
  const changed = text.slice(0, from) + insert + text.slice(to);
  if (start === end) return `${changed.slice(0, start)}|${changed.slice(start)}`;
  return `${changed.slice(0, start)}⟦${changed.slice(start, end)}⟧${changed.slice(end)}`;
}

describe('C11: a mark goes around the selection, and away again', () => {
  test.each<[string, Mark, string]>([
    ['a ⟦word⟧ b', '**', 'a **⟦word⟧** b'],
    ['a **⟦word⟧** b', '**', 'a ⟦word⟧ b'],
    ['a ⟦**word**⟧ b', '**', 'a ⟦word⟧ b'],
    ['a **⟦word⟧** b', '*', 'a ***⟦word⟧*** b'],
    ['a ***⟦word⟧*** b', '*', 'a **⟦word⟧** b'],
    ['a ***⟦word⟧*** b', '**', 'a *⟦word⟧* b'],
    ['a *⟦word⟧* b', '**', 'a ***⟦word⟧*** b'],
    ['a ⟦**word**⟧ b', '*', 'a *⟦**word**⟧* b'],
    ['a⟦ word ⟧b', '**', 'a **⟦word⟧** b'],
    ['|', '**', '**|**'],
    ['**|**', '**', '|'],
    ['a |', '`', 'a `|`'],
    ['⟦gone⟧', '~~', '~~⟦gone⟧~~'],
    ['~~⟦gone⟧~~', '~~', '⟦gone⟧'],
    ['~⟦gone⟧~', '~~', '~~~⟦gone⟧~~~'],
    ['run ⟦ls -l⟧', '`', 'run `⟦ls -l⟧`'],
    ['`⟦ls⟧`', '`', '⟦ls⟧'],
    ['⟦a\nb⟧', '`', '```\n⟦a\nb⟧\n```'],
    ['see ⟦a\nb⟧ there', '`', 'see \n```\n⟦a\nb⟧\n```\n there'],
    ['⟦ ⟧', '**', '**⟦ ⟧**'],
    ['⟦**⟧', '**', '**⟦**⟧**'],
  ])('%j with %s', (before, mark, after) => {
    const selected = read(before);
    expect(draw(selected, toggleMark(selected, mark))).toBe(after);
  });
});

describe('C11: links', () => {
  test.each([
    ['see ⟦the docs⟧ now', 'https://example.org/a', 'see [the docs](https://example.org/a)| now'],
    ['⟦the docs⟧', '', '[the docs](|)'],
    ['⟦a [b] c⟧', 'https://example.org/', '[a \\[b\\] c](https://example.org/)|'],
    ['⟦wiki⟧', 'https://example.org/A_(b)', '[wiki](https://example.org/A_%28b%29)|'],
  ])('%j with %j', (before, address, after) => {
    const selected = read(before);
    expect(draw(selected, makeLink(selected, address))).toBe(after);
  });

  test.each([
    [' https://example.org/a?b=c#d\n', 'https://example.org/a?b=c#d'],
    ['HTTP://EXAMPLE.ORG', 'HTTP://EXAMPLE.ORG'],
    ['https://a b', null],
    ['see https://example.org', null],
    ['https://', null],
    ['javascript:alert(1)', null],
    ['example.org', null],
    ['', null],
  ])('%j is an address: %j', (pasted, address) => {
    expect(addressIn(pasted)).toBe(address);
  });
});

describe('C11: the keys', () => {
  const bare = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
  test.each([
    ['Ctrl+B', { ...bare, key: 'b', ctrlKey: true }, { type: 'mark', mark: '**' }],
    ['Cmd+B', { ...bare, key: 'b', metaKey: true }, { type: 'mark', mark: '**' }],
    ['Ctrl+I', { ...bare, key: 'i', ctrlKey: true }, { type: 'mark', mark: '*' }],
    ['Ctrl+E', { ...bare, key: 'e', ctrlKey: true }, { type: 'mark', mark: '`' }],
    ['Ctrl+Shift+X', { ...bare, key: 'X', ctrlKey: true, shiftKey: true }, { type: 'mark', mark: '~~' }],
    ['Ctrl+K', { ...bare, key: 'k', ctrlKey: true }, { type: 'link' }],
    ['B', { ...bare, key: 'b' }, null],
    ['Ctrl+Alt+B, a letter on some keyboards', { ...bare, key: 'b', ctrlKey: true, altKey: true }, null],
    ['Ctrl+X, which cuts', { ...bare, key: 'x', ctrlKey: true }, null],
    ['Ctrl+Shift+I, the browser’s tools', { ...bare, key: 'I', ctrlKey: true, shiftKey: true }, null],
  ])('%s', (_, chord, format) => {
    expect(formatFor(chord, true)).toEqual(format);
  });

  test('Ctrl+K without a selection is left to others', () => {
    expect(formatFor({ ...bare, key: 'k', ctrlKey: true }, false)).toBeNull();
  });
});
