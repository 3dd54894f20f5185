// Who a text calls by name, and where names do not count because they are code.
import { describe, expect, test } from 'vitest';
import { codeRanges, isInOpenFence } from '../../../src/client/code-ranges.ts';
import { isMentioned, mentionsIn } from '../../../src/client/mentions.ts';
import { MAX_MENTIONS } from '../../../src/protocol/limits.ts';
import { GROWS_WITH_AMOUNT, growthOfFourfold } from '../../support/growth.ts';

const ann = { member: 'A'.repeat(43), name: 'Ann' };
const otherAnn = { member: 'B'.repeat(43), name: 'Ann' };
const annLee = { member: 'C'.repeat(43), name: 'Ann Lee' };
const otter = { member: 'D'.repeat(43), name: 'Brave Otter' };
const rocket = { member: 'E'.repeat(43), name: '👩' };
const dotted = { member: 'F'.repeat(43), name: 'J. R. (Jo)' };
const members = [ann, otherAnn, annLee, otter, rocket, dotted];

describe('C7: the mentions of a text', () => {
  test.each([
    ['no at sign, Ann', []],
    ['@Ann hello', [ann]],
    ['hello @Ann', [ann]],
    ['(@Ann), “@Ann”', [ann]],
    ['@Ann! @Ann? @Ann’s', [ann]],
    ['@Ann Lee is longer', [annLee]],
    ['@Ann Leeds is not Ann Lee', [ann]],
    ['@Anna', []],
    ['@Ann_', []],
    ['@Annä', []],
    ['@Ann\u0301', []],
    ['mail to me@Ann', []],
    ['https://example.org/@Ann', []],
    ['@@Ann', []],
    ['@ Ann', []],
    [
      '@ann and @BRAVE OTTER',
      [
        { ...ann, name: 'ann' },
        { ...otter, name: 'BRAVE OTTER' },
      ],
    ],
    ['@Brave Otter @Ann Lee', [otter, annLee]],
    ['@👩 yes, @👩\u200d🚀 no', [rocket]],
    ['@J. R. (Jo), please', [dotted]],
    ['`@Ann` is code', []],
    ['`` `@Ann` `` is code', []],
    ['` @Ann is not in a span', [ann]],
    ['`one\n\n@Ann` is another paragraph', [ann]],
    ['```\n@Ann\n```\n@Brave Otter', [otter]],
    ['~~~ts\n@Ann\n```\n@Ann', []],
    ['```` \n```\n@Ann\n````\n@Ann Lee', [annLee]],
  ])('of %j', (text, expected) => {
    expect(mentionsIn(text, members)).toEqual(expected);
  });

  test('who was chosen is meant, whoever else has the name', () => {
    expect(mentionsIn('@Ann', members, [otherAnn])).toEqual([otherAnn]);
    expect(mentionsIn('@Ann and @Ann', members, [otherAnn, ann])).toEqual([otherAnn, ann]);
  });

  test('who was chosen and is not in the text is not mentioned', () => {
    expect(mentionsIn('@Brave Otter', members, [otherAnn])).toEqual([otter]);
  });

  test('someone chosen under a name that they no longer have is still meant', () => {
    expect(mentionsIn('@Annie', members, [{ ...ann, name: 'Annie' }])).toEqual([{ ...ann, name: 'Annie' }]);
  });

  test('there are at most as many as a message may carry', () => {
    const crowd = Array.from({ length: 30 }, (_, i) => ({ member: `m${i}`, name: `Name ${i + 10}` }));
    const text = crowd.map(({ name }) => `@${name}`).join(' ');
    expect(mentionsIn(text, crowd)).toEqual(crowd.slice(0, MAX_MENTIONS));
  });

  test('a large crowd is gone through once, not again for every at sign', () => {
    let asked = 0;
    const crowd = Array.from({ length: 1_000 }, (_, i) => ({
      member: `m${i}`,
      get name() {
        asked += 1;
        return `Name ${i}`;
      },
    }));
    mentionsIn('@ ', crowd);
    expect(asked).toBe(crowd.length);
    mentionsIn('@ '.repeat(500), crowd);
    expect(asked).toBe(2 * crowd.length);
  });

  test('a text of at signs and code may be as long as a message gets', () => {
    // Runs of backticks are matched with those before them: with a limit, that stays next to nothing.
    const growth = growthOfFourfold(200, (times) => mentionsIn(`@\`${'` `` '.repeat(times)}`, members));
    expect(growth).toBeLessThan(GROWS_WITH_AMOUNT);
  });
});

describe('C7: being mentioned', () => {
  test.each([
    ['@Ann', undefined, true],
    ['@ann', undefined, true],
    ['@Anna', undefined, false],
    ['`@Ann`', undefined, false],
    ['@Ann', [ann], true],
    ['@Ann', [otherAnn], false],
    ['@Ann', [], false],
    ['@Annie', [{ ...ann, name: 'Annie' }], true],
  ])('by %j with %j', (text, mentions, expected) => {
    expect(isMentioned({ text, ...(mentions && { mentions }) }, ann)).toBe(expected);
  });
});

describe('code in a text', () => {
  test.each([
    ['plain', []],
    ['a `b` c', ['`b`']],
    ['`a` `b`', ['`a`', '`b`']],
    ['``a ` b`` c`', ['``a ` b``']],
    ['```\na\n```', ['```\na\n```']],
    ['x\n```ts\na `b`', ['```ts\na `b`']],
    ['```a``` is a span', ['```a```']],
    ['    ```\n`a`', ['`a`']],
  ])('%j', (text, expected) => {
    expect(codeRanges(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

describe('C2: an open fence', () => {
  test.each([
    ['```|', false],
    ['```\n|', true],
    ['```ts\na|', true],
    ['```\na\n```|', false],
    ['```\na\n```\n|', false],
    ['~~~\n```\n|', true],
    ['```\n~~~\n|', true],
    ['````\n```\n|', true],
    ['a ``` b\n|', false],
    ['```a```\n|', false],
    ['a|\n```\n', false],
    ['```\na|\nb\n```', true],
  ])('%j', (text, expected) => {
    const at = text.indexOf('|');
    expect(isInOpenFence(text.replace('|', ''), at)).toBe(expected);
  });
});
