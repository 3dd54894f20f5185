// What the terminal client draws stays where it belongs, whatever happens to the terminal: nothing that was printed is
// drawn over, nothing is there twice, and the prompt keeps its place.
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { knows, lastLine, Meeting, textsOf } from './meeting.ts';
import type { Pane } from './pane.ts';

const meeting = Meeting.forFile();
/** Of the pane's rows, which one the prompt is in; the cursor is there. */
const cursorRow = (pane: Pane) => Number(pane.fact('cursor_y')) + 1;

describe('the screen', () => {
  test('loses and doubles nothing while it is being resized, and messages come', async () => {
    const room = meeting.freshRoom();
    const bo = await meeting.bringBo(room);
    const pane = meeting.openPane(room);
    await pane.shows('/help');
    const typed = 'one-two-three-'.repeat(9);
    const isTyped = () => expect.poll(() => pane.screen.slice(-2).join('')).toBe(`Ann> ${typed}`);
    pane.type(typed);
    await isTyped();
    const marks: string[] = [];
    for (const widths of [[60, 40, 25], [40, 90, 120], [90, 35, 50], [30, 100, 28], [60, 61, 33], [100]]) {
      for (const columns of widths) {
        pane.resize(columns, 24 - (columns % 7));
        // tmux tells a program of the second and third of these up to 250 ms late.
        await setTimeout(60);
        marks.push(`m${marks.length}_`);
        await bo.post('message', { text: `${marks.at(-1)} ${'lorem ipsum dolor '.repeat(marks.length % 9)}` });
      }
      // What is written at the very moment of a resize is read after it: nobody can draw that right.
      await pane.shows(marks.at(-1) ?? '');
      await setTimeout(100);
    }
    await isTyped();
    const wrong = marks.filter((mark) => pane.count(mark) !== 1);
    expect({ wrong, prompts: pane.count('one-two-three-one-two-three') }).toEqual({ wrong: [], prompts: 4 });
  });

  test.each([40, 20])('keeps what is over the prompt when what is typed ends where %i columns do', async (columns) => {
    const pane = meeting.openPane(meeting.freshRoom());
    await pane.shows('/help');
    pane.enter('over the prompt');
    await pane.shows(/1 Ann: over the prompt/);
    pane.type('x'.repeat(columns - 'Ann> '.length));
    await pane.shows(`Ann> ${'x'.repeat(columns - 'Ann> '.length)}`);
    pane.resize(columns, 24);
    await expect.poll(() => pane.screen.some((row) => row.startsWith('> x'))).toBe(true);
    expect(pane.text).toContain('over the prompt');
    expect(pane.count('> x')).toBe(1);
  });

  test('is drawn anew with Ctrl+L, and its history does not grow', async () => {
    const room = meeting.freshRoom();
    const bo = await meeting.bringBo(room);
    const pane = meeting.openPane(room);
    await pane.shows('/help');
    for (let i = 0; i < 40; i += 1) await bo.post('message', { text: `line ${i}.` });
    await pane.shows('line 39.');
    pane.type('typed');
    await expect.poll(() => lastLine(pane)).toBe('Ann> typed');
    const before = { screen: pane.screen, history: pane.fact('history_size') };
    pane.press('C-l', 'C-l');
    pane.type('!');
    await expect.poll(() => lastLine(pane)).toBe('Ann> typed!');
    expect(pane.fact('history_size')).toBe(before.history);
    expect(pane.screen.slice(0, -1)).toEqual(before.screen.slice(0, -1));
    expect(pane.count('line 3.')).toBe(1);
  });

  test('keeps the prompt in the last row when a line over it comes and goes', async () => {
    const room = meeting.freshRoom();
    const bo = await meeting.bringBo(room);
    const pane = meeting.openPane(room);
    await pane.shows('/help');
    expect(cursorRow(pane)).toBe(24);
    bo.setTyping(true);
    await pane.shows('Bo is typing…');
    expect(cursorRow(pane)).toBe(24);
    bo.setTyping(false);
    await pane.hides('Bo is typing…');
    expect(cursorRow(pane)).toBe(24);
    await bo.post('message', { text: 'said' });
    await pane.shows('said');
    expect(pane.screen.slice(-2)).toEqual([expect.stringMatching(/1 Bo: said$/), 'Ann>']);
  });

  test('leaves half of itself to the conversation while much is pasted, and sends it as one message', async () => {
    const room = meeting.freshRoom();
    const bo = await meeting.bringBo(room);
    const pane = meeting.openPane(room, { columns: 40, rows: 20 });
    await pane.shows('/help');
    const text = Array.from({ length: 50 }, (_, i) => `pasted ${i}`).join('\n');
    pane.paste(text);
    await pane.shows('⋯ rows 42–50 of 50');
    await bo.post('message', { text: 'meanwhile' });
    await expect.poll(() => pane.screen.slice(-11)).toContain('1 Bo: meanwhile');
    expect(lastLine(pane)).toBe('pasted 49');
    pane.press('Enter');
    await expect.poll(() => textsOf(bo)).toEqual(['meanwhile', text]);
    await knows(bo, 2);
  });

  test('says how much too long a text is before it is sent, and gives it back', async () => {
    const pane = meeting.openPane(meeting.freshRoom());
    await pane.shows('/help');
    pane.paste(`/me ${'x'.repeat(4_003)}`);
    await pane.shows('Too long to send by 3 characters');
    pane.press('Enter');
    await pane.shows('Not sent: it has more than 4000 characters.');
    pane.press('C-a', 'Delete');
    await pane.shows('Too long to send by 6 characters');
    pane.press('C-u', 'C-k');
    await pane.hides('Too long');
  });
});
