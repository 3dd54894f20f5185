// What a quote, a notification and a screen reader say of a message with Markdown in it.
import { describe, expect, it } from 'vitest';
import { unmark } from '../../../../../src/web/conversation/markdown/unmark.ts';

describe('the words of a message without their marks', () => {
  it.each([
    ['plain words_with_lines', 'plain words_with_lines'],
    ['**bold**, *leaning*, ~~gone~~ and `code`', 'bold, leaning, gone and code'],
    ['see [the runs](https://example.org/runs)', 'see the runs'],
    ['before\n```js\nconst a = 1;\n```\nafter', 'before\nconst a = 1;\nafter'],
    ['> said before\n\nanswered', 'said before\nanswered'],
    ['- one\n- two\n  1. deeper', 'one\ntwo\ndeeper'],
    ['\\*not bold\\*', '*not bold*'],
    ['🎉', '🎉'],
    ['```\n```', '```\n```'],
  ])('%j says %j', (written, said) => {
    expect(unmark(written)).toBe(said);
  });
});
