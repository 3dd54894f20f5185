// Which messages are shown large: a few emoji and nothing else.
import { expect, test } from 'vitest';
import list from '../../../../../src/client/shortcodes.json' with { type: 'json' };
import { isEmojiOnly } from '../../../../../src/web/conversation/markdown/emoji-only.ts';
import { mayBeRich } from '../../../../../src/web/conversation/markdown-signs.ts';

test.each([
  '🎉',
  '🎉👍🏽',
  '🎉 👍🏽\n❤️',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  '🇩🇪🇫🇷',
  '1️⃣',
  '☝🏽',
  '👩🏽‍🚀'.repeat(6),
  '🎉'.repeat(6),
])('[L14] %s is large', (text) => {
  expect(isEmojiOnly(text)).toBe(true);
  expect(mayBeRich(text)).toBe(true);
});

test.each([
  '🎉 ok',
  '12',
  '1',
  '#',
  '*',
  '©',
  '™',
  '❤',
  '',
  ' ',
  '🎉'.repeat(7),
  '👩🏽‍🚀'.repeat(7),
  'x🎉',
  '\u200d',
  '\ufe0f',
])('[L14] %j is not', (text) => {
  expect(isEmojiOnly(text)).toBe(false);
});

test('[L14] each emoji there is a name for is large', () => {
  expect(Object.keys(list).filter((emoji) => !isEmojiOnly(emoji))).toEqual([]);
});

test.each(['🏽', '🇩', '👍🏽', '👩‍', '1️⃣'])('a hundred characters of %s and a letter are decided at once', (unit) => {
  expect(isEmojiOnly(`${unit.repeat(149 / unit.length)}x`)).toBe(false);
});
