// Colours for code: which languages, which words, and not one letter more or less.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeLanguage, type KnownLanguage } from '../../../../../src/web/conversation/markdown/code-language.ts';
import { highlightCode } from '../../../../../src/web/conversation/markdown/highlight-code.ts';
import { hostileTexts } from '../../../../support/hostile-texts.ts';

describe('[A7] the language', () => {
  test.each([
    ['ts', { id: 'typescript', label: 'TypeScript' }],
    ['TSX', { id: 'typescript', label: 'TypeScript' }],
    ['py', { id: 'python', label: 'Python' }],
    ['js {1,3} title="x"', { id: 'javascript', label: 'JavaScript' }],
    ['{.html}', { id: 'xml', label: 'HTML' }],
    ['cobol', { id: null, label: 'cobol' }],
    ['c++', { id: null, label: 'c++' }],
    ['x'.repeat(100), { id: null, label: 'x'.repeat(24) }],
    ['', null],
    ['"><script>', null],
    ['constructor', { id: null, label: 'constructor' }],
  ])('%j', (info, language) => {
    expect(codeLanguage(info)).toEqual(language);
  });
});

describe('[A7] the colours', () => {
  const kinds = (text: string, language: KnownLanguage) =>
    highlightCode(text, language).flatMap(({ kind, text: words }) => (kind === null ? [] : [[kind, words]]));

  test('of TypeScript', () => {
    expect(kinds(`const a: string = \`x\${b}y\`; // c`, 'typescript')).toEqual([
      ['keyword', 'const'],
      ['attribute', 'a'],
      ['keyword', 'string'],
      ['string', '`x'],
      ['string', 'y`'],
      ['comment', '// c'],
    ]);
  });

  test('of what others hold: a script in a page', () => {
    expect(kinds('<b><script>let a = 1;</script></b>', 'xml')).toContainEqual(['number', '1']);
  });

  test('of a difference', () => {
    expect(kinds('- a\n+ b', 'diff')).toEqual([
      ['removed', '- a'],
      ['added', '+ b'],
    ]);
  });

  const languages = [
    'bash',
    'css',
    'diff',
    'javascript',
    'json',
    'python',
    'sql',
    'typescript',
    'xml',
    'yaml',
  ] as const;

  test.each(languages)('change no letter of %s', (language) => {
    const said = (text: string) =>
      highlightCode(text, language)
        .map((run) => run.text)
        .join('');
    for (const text of hostileTexts) expect(said(text)).toBe(text);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(said(text)).toBe(text);
      }),
    );
  });
});
