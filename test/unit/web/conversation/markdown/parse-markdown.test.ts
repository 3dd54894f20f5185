// From what people write to the tree: what Markdown means in a chat, and what stays as it was written.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textTree } from '../../../../../src/web/conversation/markdown/inline-tree.ts';
import { parseMarkdown } from '../../../../../src/web/conversation/markdown/parse-markdown.ts';
import type { Block, Inline } from '../../../../../src/web/conversation/markdown/tree.ts';
import { mayBeRich } from '../../../../../src/web/conversation/markdown-signs.ts';

const flow = (...children: Inline[]): Block => ({ type: 'flow', children });
const strong = (...children: Inline[]): Inline => ({ type: 'strong', children });
const emphasis = (...children: Inline[]): Inline => ({ type: 'emphasis', children });
const strike = (...children: Inline[]): Inline => ({ type: 'strike', children });
const code = (text: string): Inline => ({ type: 'code', text });
const link = (href: string, words: string, reveals: string | null = null): Inline => ({
  ...{ type: 'link', href, children: [words], reveals },
});
const block = (language: string, text: string): Block => ({ type: 'codeBlock', language, text });
const quote = (...children: Block[]): Block => ({ type: 'quote', children });
const bullets = (...items: Block[][]): Block => ({ type: 'list', start: null, areTasks: false, items });
const numbers = (start: number, ...items: Block[][]): Block => ({ type: 'list', start, areTasks: false, items });

describe('[A6] what is Markdown', () => {
  test.each<[string, Block[]]>([
    ['**bold** and *it* and _it_', [flow(strong('bold'), ' and ', emphasis('it'), ' and ', emphasis('it'))]],
    ['***both***', [flow(emphasis(strong('both')))]],
    ['**a *b* c**', [flow(strong('a ', emphasis('b'), ' c'))]],
    ['~~gone~~', [flow(strike('gone'))]],
    ['`code` and ``co`de``', [flow(code('code'), ' and ', code('co`de'))]],
    ['`**not bold**`', [flow(code('**not bold**'))]],
    ['\\*not bold\\*', [flow('*not bold*')]],
    ['这是**重点**内容', [flow('这是', strong('重点'), '内容')]],
    ['one\ntwo\n\n\nthree **b**', [flow('one\ntwo\n\n\nthree ', strong('b'))]],
    ['```ts\nlet a = 1;\n```', [block('ts', 'let a = 1;')]],
    ['~~~\na\n\nb\n~~~', [block('', 'a\n\nb')]],
    ['````\n```\n````', [block('', '```')]],
    ['before\n```\na\n```\n\nafter', [flow('before'), block('', 'a'), flow('after')]],
    ['```\nnever closed\n**a**', [block('', 'never closed\n**a**')]],
    ['```', [block('', '')]],
    ['> a\n> b\n\nc', [quote(flow('a\nb')), flow('c')]],
    ['> > deep', [quote(quote(flow('deep')))]],
    ['> ```js\n> a\n> ```', [quote(block('js', 'a'))]],
    ['- a\n- b', [bullets([flow('a')], [flow('b')])]],
    ['- a\n  - b', [bullets([flow('a'), bullets([flow('b')])])]],
    ['- a\n\n- b', [bullets([flow('a')], [flow('b')])]],
    ['3. a\n4. b', [numbers(3, [flow('a')], [flow('b')])]],
    ['1. a\n   ```\n   b\n   ```', [numbers(1, [flow('a'), block('', 'b')])]],
    ['- **a**\n  more', [bullets([flow(strong('a'), '\nmore')])]],
    ['[words](https://a.example/x)', [flow(link('https://a.example/x', 'words'))]],
    ['[mail](mailto:ann@a.example)', [flow(link('mailto:ann@a.example', 'mail'))]],
    ['<https://a.example/x.>', [flow(link('https://a.example/x.', 'https://a.example/x.'))]],
    ['**https://a.example/x**', [flow(strong(link('https://a.example/x', 'https://a.example/x')))]],
    [
      '*a* https://a.example/_x_/*y',
      [flow(emphasis('a'), ' ', link('https://a.example/_x_/*y', 'https://a.example/_x_/*y'))],
    ],
  ])('%j', (text, tree) => {
    expect(parseMarkdown(text)).toEqual(tree);
  });

  test('a list of boxes is one of tasks', () => {
    const [list] = parseMarkdown('- [ ] a\n- [x] b');
    expect(list).toMatchObject({ areTasks: true, items: [[flow('☐ a')], [flow('☑ b')]] });
  });
});

describe('[A6] what stays as it was written', () => {
  test.each([
    '# Heading',
    'Heading\n---\nmore',
    'Heading\n===',
    '---\n***\n___',
    '    indented\n\n        more',
    '<b>bold</b> <!-- x --> &amp; &#106;',
    '<div>\nx\n</div>',
    '[a]: https://a.example\n\n[a] [b][a]',
    '2*3*4 = 24 and 5 * 3 * 2',
    'snake_case_name and __init__x',
    'curl \\\n    --silent  \n  x',
    '~5 to ~10~',
    '>_< >:( >.>',
    '#1 +1 -1 1.5',
    '¯\\_(ツ)_/¯',
    '[a](javascript:alert(1))',
    '[a](/relative) [b](ftp://a.example) [c](https://u:p@a.example)',
    '**never closed and `neither',
    '',
  ])('%j', (text) => {
    expect(parseMarkdown(text)).toEqual(text === '' ? [] : [flow(...textTree(text))]);
  });

  test('an image is a link, and a table has letters of one width', () => {
    expect(parseMarkdown('![a cat](https://a.example/cat.png)')).toEqual([
      flow(link('https://a.example/cat.png', 'a cat')),
    ]);
    expect(parseMarkdown('|a|b|\n|-|-|\n|1|2|')).toEqual([block('', '|a|b|\n|-|-|\n|1|2|')]);
  });

  test('whatever needs no Markdown is the same without it', () => {
    const sign = fc.constantFrom(...'ab1 \n\n*_`~[]()<>\\|-+.#!:@/', 'https://a.example/', '字', '🎉', '\t', '    ');
    const text = fc.array(sign, { maxLength: 30 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, (written) => {
        fc.pre(!mayBeRich(written));
        const trimmed = written.replace(/^\n+|\n+$/g, '');
        expect(parseMarkdown(written)).toEqual(trimmed === '' ? [] : [flow(...textTree(trimmed))]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('[A6] words that look like an address do not lead elsewhere unseen', () => {
  const reveals = (text: string) => {
    const [block] = parseMarkdown(text);
    const [first] = block?.type === 'flow' ? block.children : [];
    return typeof first === 'object' && first.type === 'link' ? first.reveals : undefined;
  };

  test.each([
    ['[here](https://evil.example)', null],
    ['[bank.example](https://bank.example/login)', null],
    ['[https://bank.example/a](https://bank.example/b)', null],
    ['[ann@a.example](mailto:ann@a.example)', null],
    ['[the 🏳️‍🌈 one](https://evil.example)', null],
    ['[bank.example](https://evil.example)', 'evil.example'],
    ['[**https://bank.example**](https://evil.example/bank.example)', 'evil.example'],
    ['[go to bank.example now](https://evil.example)', 'evil.example'],
    ['[`bank.example`](https://evil.example)', 'evil.example'],
    ['[bank。example](https://evil.example)', 'evil.example'],
    ['[ann@a.example](mailto:bo@evil.example)', 'bo@evil.example'],
    ['[аррӏе.com](https://apple.com)', 'apple.com'],
    ['[apple.com](https://аррӏе.com)', 'xn--80ak6aa92e.com'],
    ['[\u202eelpmaxe.knab](https://evil.example)', 'evil.example'],
    ['[ba\u200bnk](https://evil.example)', 'evil.example'],
    ['![bank.example](https://evil.example/x.png)', 'evil.example'],
  ])('%j shows %j', (text, destination) => {
    expect(reveals(text)).toBe(destination);
  });

  test('a link without words shows where it leads', () => {
    expect(parseMarkdown('[](https://a.example/x)')).toEqual([flow(link('https://a.example/x', 'a.example'))]);
  });
});
