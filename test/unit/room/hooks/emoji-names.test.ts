// `:tada:` in what programs send is 🎉, as where they were made for.
import { describe, expect, it, test } from 'vitest';
import { isEmoji } from '../../../../src/protocol/emoji.ts';
import { hasNames, named } from '../../../../src/room/hooks/emoji-names.ts';
import { emojiNames } from '../../../../src/tools/emoji-names.ts';
import { GROWS_WITH_AMOUNT, growthOfFourfold } from '../../../support/growth.ts';

const names = new Map(Object.entries(await emojiNames()));

describe('[B3] names of emoji', () => {
  test.each<[string, string]>([
    [':tada:', '🎉'],
    ['done :tada: (:+1:) **:fire:**', 'done 🎉 (👍) **🔥**'],
    [':tada::tada:', '🎉🎉'],
    // Slack's own, where GitHub has another, and those that only one of them has.
    [':thinking_face: :robot_face: :large_green_circle: :flag-us:', '🤔 🤖 🟢 🇺🇸'],
    [':thinking: :metal: :us: :shipit:', '🤔 🤘 🇺🇸 :shipit:'],
    [':satellite:', '🛰️'],
    // Tones of skin.
    [':wave::skin-tone-2: :wave::skin-tone-6:', '👋🏻 👋🏿'],
    [':point_up::skin-tone-3:', '☝🏼'],
    [':man-shrugging::skin-tone-4:', '🤷🏽‍♂️'],
    [':tada::skin-tone-3:', '🎉'],
    [':skin-tone-3: :wave::skin-tone-7:', ':skin-tone-3: 👋:skin-tone-7:'],
    // No names.
    ['12:100:30', '12:100:30'],
    ['a:tada:b std::key::value', 'a:tada:b std::key::value'],
    [
      ': tada : :TADA: :nothing-like-it: :constructor: :__proto__: ::',
      ': tada : :TADA: :nothing-like-it: :constructor: :__proto__: ::',
    ],
    // Code and links.
    ['`:tada:` :tada: ```\n:tada:\n```', '`:tada:` 🎉 ```\n:tada:\n```'],
    ['```\n:tada:', '```\n:tada:'],
    [
      'https://a.example/:tada:/ [:tada:](https://a.example/:tada:)',
      'https://a.example/:tada:/ [🎉](https://a.example/:tada:)',
    ],
  ])('%j becomes %j', (text, expected) => expect(named(text, names)).toBe(expected));

  it('are asked for only where there may be one', () => {
    expect([':tada:', 'a :+1: b', '10:20:30'].map(hasNames)).toEqual([true, true, false]);
    expect(['', 'a: b', '::', 'https://a.example:8080/'].some(hasNames)).toBe(false);
  });

  test.each([
    ['colons', ':', 15_000],
    ['open names', ':zz', 5_000],
    ['names that are none', ':zz:', 4_000],
    ['backticks', '`a', 7_500],
  ])('are looked for in a body of %s in time that grows with its length', (_, sign, times) => {
    expect(named(sign.repeat(times), names)).toBe(sign.repeat(times));
    expect(growthOfFourfold(times, (amount) => named(sign.repeat(amount), names))).toBeLessThan(GROWS_WITH_AMOUNT);
  });
});

describe('the list', () => {
  it('has an emoji for every name, and every name can be written', () => {
    expect(names.size).toBeGreaterThan(2_400);
    expect([...names.values()].filter((emoji) => !isEmoji(emoji))).toEqual([]);
    expect([...names].filter(([name, emoji]) => named(`:${name}:`, names) !== emoji)).toEqual([]);
  });
});
