// The terminal client in a real terminal, against a real server, beside someone on the page's engine.
import { describe, expect, test } from 'vitest';
import { knows, lastLine, Meeting, textsOf } from './meeting.ts';
import type { Pane } from './pane.ts';
import { textsIn } from './world.ts';

const meeting = Meeting.forFile();
const promptRow = (pane: Pane) => pane.screen.findLast((row) => row.includes('> one'));

describe('the terminal client', () => {
  test('shows the past on joining, then talks with someone on the page', async () => {
    const room = meeting.freshRoom();
    const bo = await meeting.bringBo(room);
    await bo.post('message', { text: 'before you came' });
    await bo.post('message', { text: 'as it was' });
    await knows(bo, 2);
    await bo.post('edit', { text: 'as it is' }, 2);
    await knows(bo, 3);
    const pane = meeting.openPane(room);
    await pane.shows(`${room} · 2 here · /help`);
    expect(pane.text).toMatch(/── Today ──\n\d\d:\d\d 1 Bo: before you came\n\d\d:\d\d 2 Bo: as it is \(edited\)\n/);
    pane.enter('hello *Bo*');
    await expect.poll(() => textsOf(bo)).toContain('hello *Bo*');
    await pane.shows(/4 Ann: hello \*Bo\*/);
    await bo.post('message', { text: 'hi @Ann', reply: 4 });
    await pane.shows(/5 Bo: ↪ 4 Ann “hello \*Bo\*” hi @Ann/);
    expect(pane.count('hello *Bo*')).toBe(2);
    pane.enter('/quit');
    await pane.shows('ended with 0');
  });

  test('edits, deletes, reacts and replies, and tells what others change', async () => {
    const room = meeting.freshRoom();
    const bo = await meeting.bringBo(room);
    const pane = meeting.openPane(room);
    await pane.shows('/help');
    pane.enter('frist');
    await pane.shows(/1 Ann: frist/);
    pane.enter('/edit');
    await expect.poll(() => lastLine(pane)).toBe('Ann> /edit 1 frist');
    pane.press('C-w');
    pane.enter('first');
    await pane.shows(/1 ✎ Ann: first/);
    await knows(bo, 2);
    await bo.post('react', { emoji: '👍', on: true }, 1);
    await pane.shows(/1 👍 Bo/);
    await bo.post('message', { text: 'wrong place' });
    await pane.shows('wrong place');
    pane.enter('/react 4 :tada:');
    await pane.shows(/4 🎉 Ann/);
    pane.enter('/reply 4 found you');
    await pane.shows(/↪ 4 Bo “wrong place” found you/);
    await knows(bo, 6);
    await bo.post('redact', {}, 4);
    await pane.shows(/4 ✗ Bo deleted it/);
    pane.enter('/nick Anna');
    await pane.shows(/Ann is now Anna/);
    expect(bo.state.timeline.changes.get(1)?.edit?.text).toBe('first');
    pane.enter('/delete 1');
    await pane.shows(/1 ✗ Anna deleted it/);
    expect(await textsIn(meeting.url, room)).not.toContain('first');
    pane.press('C-d');
    await pane.shows('ended with 0');
  });

  test('leaves alone what is being typed, over lines and wide letters, while messages arrive', async () => {
    const room = meeting.freshRoom();
    const bo = await meeting.bringBo(room);
    const pane = meeting.openPane(room, { columns: 40, rows: 20 });
    await pane.shows('/help');
    const typed = '日本語のとても長い文をここに書いています、そして and then some more words';
    pane.type(typed);
    pane.press('Left', 'Left');
    await pane.shows('more words');
    const before = pane.screen.slice(-2);
    const cursor = pane.fact('cursor_x');
    for (let i = 0; i < 5; i += 1) await bo.post('message', { text: `line ${i} ${'wide 漢字 '.repeat(8)}` });
    await pane.shows('line 4');
    expect(pane.screen.slice(-2)).toEqual(before);
    expect(pane.fact('cursor_x')).toBe(cursor);
    pane.type('X');
    pane.press('Enter');
    await expect.poll(() => textsOf(bo)).toContain(`${typed.slice(0, -2)}X${typed.slice(-2)}`);
    // Under 60 columns a line has no room for the time.
    expect(pane.screen.join('\n')).toMatch(/^\d Bo: line 4/m);
  });

  test('stays whole when the terminal becomes narrow and wide again', async () => {
    const room = meeting.freshRoom();
    const bo = await meeting.bringBo(room);
    const pane = meeting.openPane(room);
    await pane.shows('/help');
    pane.type(`one-two-three-${'four-five-six-'.repeat(8)}end`);
    await pane.shows('end');
    for (const columns of [40, 100, 23, 80]) {
      pane.resize(columns, 24);
      // It says so a moment after it has become so, and who writes in between writes for the width before.
      await expect.poll(() => promptRow(pane)?.length).toBe(columns - 1);
      await bo.post('message', { text: `now ${columns}` });
      await pane.shows(`now ${columns}`);
      expect(pane.screen.join('')).toMatch(/> one-two-three-(four-five-six-){8}end$/);
      expect(pane.count('one-two-three')).toBe(1);
    }
    expect(pane.count('· /help')).toBe(1);
  });

  test('draws a line before what is new since the last time, and rings when called, if asked to', async () => {
    const room = meeting.freshRoom();
    const bo = await meeting.bringBo(room);
    const pane = meeting.openPane(room);
    await pane.shows('/help');
    await bo.post('message', { text: 'seen' });
    await pane.shows('seen');
    pane.enter('/quit');
    await pane.shows('ended with 0');
    await bo.post('message', { text: 'unseen' });
    const again = meeting.openPane(room, {}, '--bell');
    await again.shows(/Bo: seen\n── new ──\n\d\d:\d\d 2 Bo: unseen/);
    expect(again.fact('window_bell_flag')).toBe('0');
    await bo.post('message', { text: 'to @Ann' });
    await again.shows('to @Ann');
    await expect.poll(() => again.fact('window_bell_flag')).toBe('1');
  });

  test('completes names and commands, recalls what was sent, and takes a paste as one message', async () => {
    const room = meeting.freshRoom();
    const bo = await meeting.bringBo(room);
    await bo.rename('Brave Otter');
    const pane = meeting.openPane(room);
    await pane.shows('/help');
    pane.type('/to');
    pane.press('Tab');
    pane.enter('all about tests');
    await pane.shows('the topic is now “all about tests”');
    pane.type('hey @bra');
    pane.press('Tab');
    pane.enter('!');
    await expect.poll(() => textsOf(bo)).toContain('hey @Brave Otter !');
    expect(bo.state.timeline.events.at(-1)?.body).toMatchObject({ mentions: [{ name: 'Brave Otter' }] });
    pane.press('Up', 'Up', 'Down');
    await expect.poll(() => lastLine(pane)).toBe('Ann> hey @Brave Otter !');
    pane.press('C-c');
    pane.paste('first line\nsecond line\n\tthird');
    await expect.poll(() => lastLine(pane)).toContain('third');
    pane.press('Enter');
    await expect.poll(() => textsOf(bo)).toContain('first line\nsecond line\n\tthird');
    pane.enter('/invite');
    await pane.shows(`${meeting.url}/room/${room}`);
  });
});
