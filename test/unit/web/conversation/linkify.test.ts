// Links in what people wrote: only plain ones, only as long as they are, and never slowly.
import { describe, expect, it, test } from 'vitest';
import { linkify } from '../../../../src/web/conversation/linkify.ts';

function links(text: string): string[] {
  return linkify(text).flatMap((piece) => (piece.type === 'link' ? [piece.text] : []));
}

function whole(text: string): string {
  return linkify(text)
    .map((piece) => piece.text)
    .join('');
}

test.each<[string, string[]]>([
  ['see https://example.com', ['https://example.com']],
  ['http://a.example and https://b.example/x?y=1#z', ['http://a.example', 'https://b.example/x?y=1#z']],
  ['mailto:ann@example.com', ['mailto:ann@example.com']],
  ['HTTPS://EXAMPLE.COM/Path', ['HTTPS://EXAMPLE.COM/Path']],
  ['localhost: http://localhost:8787/room/x', ['http://localhost:8787/room/x']],
  // The sentence's punctuation.
  ['Look at https://example.com.', ['https://example.com']],
  ['https://example.com/a, https://example.com/b!', ['https://example.com/a', 'https://example.com/b']],
  ['really https://example.com/...?!', ['https://example.com/']],
  ['“https://example.com”', ['https://example.com']],
  ['"https://example.com"', ['https://example.com']],
  ['<https://example.com>', ['https://example.com']],
  ['**https://example.com**', ['https://example.com']],
  ['見て https://example.com/道。', ['https://example.com/道']],
  // Brackets.
  ['(https://example.com)', ['https://example.com']],
  ['(see https://example.com/a_(b))', ['https://example.com/a_(b)']],
  ['https://example.com/a_(b)', ['https://example.com/a_(b)']],
  ['[https://example.com/x].', ['https://example.com/x']],
  ['https://example.com/)))', ['https://example.com/']],
  ['https://[::1]/x', ['https://[::1]/x']],
  // Not links.
  ['xhttps://example.com', []],
  ['example.com', []],
  ['ftp://example.com', []],
  ['https://', []],
  ['http://.', []],
  ['mailto:', []],
  ['mailto:nobody', []],
  ['https://exa mple', ['https://exa']],
])('%s', (text, expected) => {
  expect(links(text)).toEqual(expected);
  expect(whole(text)).toBe(text);
});

describe('what could hurt stays text', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)//https',
    'java\u0000script:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https',
    'https://bank.example@evil.example/',
    'https://user:secret@example.com',
    'http:/\\example.com',
  ])('%s', (text) => {
    expect(links(text)).toEqual([]);
    expect(whole(text)).toBe(text);
  });

  it('finds the address inside another scheme, and nothing more', () => {
    expect(linkify('javascript:https://example.com')).toContainEqual({
      type: 'link',
      text: 'https://example.com',
      href: 'https://example.com/',
    });
  });

  test.each(['\u202e', '\u2066', '\u200f', '\u200b', '\u00ad', '\ufeff', '\u061c'])(
    'ends at the invisible %j',
    (sign) => {
      expect(links(`https://example.com/${sign}moc.knab`)).toEqual(['https://example.com/']);
    },
  );

  it('shows the host the way the network spells it', () => {
    const [piece] = linkify('https://аррӏе.com');
    expect(piece).toMatchObject({ type: 'link', href: 'https://xn--80ak6aa92e.com/' });
  });

  it('leads only to http, https and mailto', () => {
    const text = 'https://a.b http://c.d mailto:e@f.g javascript:h data:i';
    for (const piece of linkify(text)) {
      if (piece.type === 'link') expect(piece.href).toMatch(/^(?:https?:\/\/|mailto:)/);
    }
  });
});

describe('time', () => {
  const LENGTH = 4_000;
  test.each([
    ['one link', `https://example.com/${'a'.repeat(LENGTH)}`],
    ['closing brackets', `https://example.com/${')'.repeat(LENGTH)}`],
    ['brackets of both kinds', `https://example.com/${'('.repeat(LENGTH / 2)}${')'.repeat(LENGTH / 2)}`],
    ['punctuation', `https://example.com/${'.'.repeat(LENGTH)}`],
    ['beginnings', 'https://'.repeat(LENGTH / 8)],
    ['beginnings with spaces', 'http:// '.repeat(LENGTH / 8)],
    ['many links', 'http://a.b '.repeat(LENGTH / 11)],
    ['colons', 'mailto:'.repeat(LENGTH / 7)],
    ['accents', `https://example.com/${'e\u0301'.repeat(LENGTH / 2)}`],
  ])('%s of 4,000 characters take a moment', (_, text) => {
    for (let round = 0; round < 10; round += 1) expect(whole(text)).toBe(text);
  });
});
