// `:tada:` becomes 🎉, but never in code or in a link, and only what is the name of an emoji.
import { describe, expect, it, test } from 'vitest';
import list from '../../../../src/client/shortcodes.json' with { type: 'json' };
import { expandShortcodes, loadShortcodes } from '../../../../src/client/shortcodes.ts';
import { isEmoji } from '../../../../src/protocol/emoji.ts';
import { compactEmoji } from '../../../../src/tools/compact-emoji.ts';

const table = await loadShortcodes();

test.each<[string, string]>([
  [':tada:', '🎉'],
  ['well done :tada: :+1:', 'well done 🎉 👍'],
  [':tada::tada:', '🎉🎉'],
  ['(:heart:)', '(❤️)'],
  ['**:fire:**', '**🔥**'],
  // No names of emoji.
  ['at 10:100:30', 'at 10:100:30'],
  [':nothing-like-it:', ':nothing-like-it:'],
  ['a:tada:b', 'a:tada:b'],
  [': tada :', ': tada :'],
  [':TADA:', ':TADA:'],
  [':constructor: :__proto__:', ':constructor: :__proto__:'],
  [':tada', ':tada'],
  ['::', '::'],
  // Code.
  ['`:tada:`', '`:tada:`'],
  ['`` ` :tada: ``', '`` ` :tada: ``'],
  ['`a` :tada: `b`', '`a` 🎉 `b`'],
  ['`open :tada:', '`open 🎉'],
  ['```\n:tada:\n```\n:tada:', '```\n:tada:\n```\n🎉'],
  ['~~~\n:tada:\n~~~\n:tada:', '~~~\n:tada:\n~~~\n🎉'],
  ['```\n:tada:', '```\n:tada:'],
  [':tada:\n```yaml\na: :tada:\n```', '🎉\n```yaml\na: :tada:\n```'],
  // Links.
  ['https://example.com/:tada:/x', 'https://example.com/:tada:/x'],
])('%j becomes %j', (text, expected) => {
  expect(expandShortcodes(text, table)).toBe(expected);
});

describe('the list', () => {
  it('is what the data’s package says', async () => {
    expect(list).toEqual(await compactEmoji());
  });

  it('has only emoji that may also be reactions', () => {
    expect(Object.keys(list).filter((emoji) => !isEmoji(emoji))).toEqual([]);
  });

  it('has no name twice and none that could not be typed', () => {
    const names = Object.values(list).flatMap((known) => known.split(' '));
    expect(names.length).toBeGreaterThan(1_800);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => expandShortcodes(`:${name}:`, table) !== table.get(name))).toEqual([]);
  });
});

test.each([
  ['backticks', '`a'.repeat(2_000)],
  ['longer and longer backticks', Array.from({ length: 88 }, (_, i) => '`'.repeat(i + 1)).join('a')],
  ['colons', ':'.repeat(4_000)],
  ['open names', ':a'.repeat(2_000)],
  ['fences', '```\n'.repeat(1_000)],
])('4,000 characters of %s stay as they are', (_, text) => {
  expect(expandShortcodes(text, table)).toBe(text);
});
