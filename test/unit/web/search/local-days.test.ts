import { expect, test } from 'vitest';
import { withLocalDays } from '../../../../src/web/search/local-days.ts';

const at = (year: number, month: number, day: number) => new Date(year, month - 1, day).getTime();

test.each([
  ['tea before:2026-01-31', `tea before:${at(2026, 1, 31)}`],
  ['After:2026-03-29 before:2026-10-25', `After:${at(2026, 3, 29)} before:${at(2026, 10, 25)}`],
  ['before:2026-02-30', 'before:2026-02-30'],
  ['before:2026-13-01', 'before:2026-13-01'],
  ['before:2026-01-311', 'before:2026-01-311'],
  ['xbefore:2026-01-31', 'xbefore:2026-01-31'],
  ['2026-01-31', '2026-01-31'],
])('[J4] %s is told to the room as the moment that day begins here', (typed, told) => {
  expect(withLocalDays(typed)).toBe(told);
});
