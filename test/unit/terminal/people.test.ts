// How people are called in the terminal, also where somebody's name is made to look like another's.
import { describe, expect, test } from 'vitest';
import { distinctName } from '../../../src/terminal/transcript/people.ts';

const [ANN, BO, EVE] = ['A', 'B', 'E'].map((letter) => letter.repeat(43)) as [string, string, string];

const crowd = (...facts: readonly (readonly [string, { name: string; marks?: string[] }])[]) => ({
  members: new Map(facts),
  you: { member: ANN, name: 'Ann' },
  roster: { count: 2, sampled: false, present: [] },
});

describe('[S6] a name', () => {
  test.each(['', ' ', '\u0301', '.'])(
    'that wears the badge of another is told apart from it, also with %j at its end',
    (end) => {
      const twins = [[ANN, { name: 'Ann' }] as const, [BO, { name: 'Ann' }] as const];
      const worn = `${distinctName(crowd(...twins), BO)}${end}`;
      const all = crowd(...twins, [EVE, { name: worn }]);
      const names = [ANN, BO, EVE].map((member) => distinctName(all, member));
      expect(new Set(names).size).toBe(3);
      expect(names[2]).toMatch(/^Ann \[.*\].* \[.+\]$/u);
    },
  );

  test('in brackets that look so is marked too, and one that only has some is not', () => {
    const named = (name: string) => distinctName(crowd([BO, { name }]), BO);
    expect(named('Ann ［04·10］')).not.toBe('Ann ［04·10］');
    expect([named('Ann (work)'), named('[ci] Ann')]).toEqual(['Ann (work)', '[ci] Ann']);
  });

  test('of a program says so, and nobody else can say it', () => {
    const mixed = crowd([BO, { name: 'CI', marks: ['bot'] }], [EVE, { name: 'CI [bot]' }]);
    expect(distinctName(mixed, BO)).toBe('CI [bot]');
    expect(distinctName(mixed, EVE)).toMatch(/^CI \[bot\] \[.+\]$/u);
  });
});
