// Where the terminal has become narrow: how many rows the area takes by now, and what is known of the terminal.
import { describe, expect, test } from 'vitest';
import { heightOf, rowsAbove } from '../../../src/terminal/screen/reflow.ts';
import { habitsOf } from '../../../src/terminal/screen/terminal-habits.ts';

describe('where the terminal has become narrow', () => {
  test.each<[string, string[], number, Record<number, number>]>([
    ['text', ['x'.repeat(70), 'y'.repeat(31)], 30, { 80: 1, 40: 2, 30: 4, 20: 5 }],
    // Six letters fit on 13 columns, and leave the last one free.
    ['wide letters', ['漢'.repeat(20), '漢字 '], 4, { 40: 1, 13: 4, 4: 11, 3: 21 }],
    ['colours', ['\u001b[2m12345\u001b[22m', '> '], 1, { 5: 1, 4: 2 }],
    ['nothing', ['', '> '], 1, { 5: 1, 1: 2 }],
  ])('%s takes more rows', (_, lines, cursorColumn, expected) => {
    const shown = { lines, cursorRow: 1, cursorColumn };
    const widths = Object.keys(expected).map(Number);
    expect(Object.fromEntries(widths.map((columns) => [columns, rowsAbove(shown, columns)]))).toEqual(expected);
    expect(heightOf(shown, Number.POSITIVE_INFINITY)).toBe(2);
  });

  test('the rows under the cursor count, too', () => {
    expect(heightOf({ lines: ['x'.repeat(10), 'y'.repeat(25)], cursorRow: 0, cursorColumn: 0 }, 10)).toBe(4);
  });

  test.each([
    [{ TERM: 'xterm-256color' }, true, 100],
    [{ TERM: 'xterm-256color', XTERM_VERSION: 'XTerm(379)' }, false, 100],
    [{ TERM: 'screen', STY: '1.pts' }, false, 500],
    [{ TERM: 'screen-256color', TMUX: '/tmp/tmux', XTERM_VERSION: 'XTerm(379)' }, true, 500],
    [{ TERM: 'tmux-256color' }, true, 500],
  ])('lines are broken, or not, and that is told soon, or late: %j', (env, breaksLines, settlesAfterMs) => {
    expect(habitsOf(env)).toEqual({ breaksLines, settlesAfterMs });
  });
});
