// What the commands of a chat say about what cannot be, what Tab offers, and what answers old messages shows.
import { describe, expect, test } from 'vitest';
import { lastLine, Meeting } from './meeting.ts';

const meeting = Meeting.forFile();
/** More than a joining client is given. */
const MANY = 120;

describe('a command', () => {
  test('about a message that it cannot be about says so at once, and sends nothing', async () => {
    const room = meeting.freshRoom();
    const bo = await meeting.bringBo(room);
    await bo.post('message', { text: 'mine' });
    await bo.post('message', { text: 'wrong' });
    await expect.poll(() => bo.state.timeline.head).toBe(2);
    await bo.post('redact', {}, 2);
    await expect.poll(() => bo.state.timeline.head).toBe(3);
    const pane = meeting.openPane(room);
    await pane.shows('/help');
    pane.enter('/edit');
    await pane.shows('There is no message of yours here to change.');
    for (const [typed, answer] of [
      ['/edit 1', 'Message 1 is someone else’s.'],
      ['/delete 1', 'Message 1 is someone else’s.'],
      ['/reply 2 why', 'Message 2 is deleted.'],
      ['/react 3 👍', 'Number 3 is no message.'],
      ['/reply 99 hello', 'There is no message 99.'],
      [`/nick ${'n'.repeat(33)}`, 'cannot be a name: a name has at most 32'],
    ] as const) {
      pane.enter(typed);
      await pane.shows(answer);
    }
    expect(pane.text).not.toContain('not sent');
    expect(lastLine(pane)).toBe('Ann>');
    expect(bo.state.timeline.head).toBe(3);
  });

  test('that the room refuses is told, also where the terminal only gets further lines', async () => {
    const room = meeting.freshRoom();
    const bo = await meeting.bringBo(room);
    for (let i = 1; i <= MANY; i += 1) await bo.post('message', { text: `line ${i}` });
    await expect.poll(() => bo.state.timeline.head).toBe(MANY);
    const pane = meeting.openPane(room, {}, '--plain');
    await pane.shows('/help');
    pane.enter('/delete 1');
    await pane.shows('✗ not sent, that message is someone else’s (/discard): deleting 1');
    pane.enter('/discard');
    pane.enter('/discard');
    await pane.shows('Nothing was refused.');
    expect(pane.count('not sent')).toBe(1);
  });

  test('and names are offered one after the other, with Shift back again', async () => {
    const room = meeting.freshRoom();
    const pane = meeting.openPane(room);
    await pane.shows('/help');
    pane.type('/re');
    pane.press('Tab');
    await pane.shows('/reply  /react  /retry');
    expect(lastLine(pane)).toBe('Ann> /reply');
    pane.press('Tab');
    await pane.shows('/react  /retry  /reply');
    pane.press('BTab');
    await expect.poll(() => lastLine(pane)).toBe('Ann> /reply');
    pane.type('1');
    await pane.hides('/retry');
  });
});

describe('what is about another message', () => {
  test('shows its beginning, however old it is', async () => {
    const room = meeting.freshRoom();
    const bo = await meeting.bringBo(room);
    await bo.post('message', { text: 'in the beginning' });
    for (let i = 2; i <= MANY; i += 1) await bo.post('message', { text: `line ${i}` });
    await expect.poll(() => bo.state.timeline.head).toBe(MANY);
    await bo.post('message', { text: 'long ago', reply: 1 });
    const pane = meeting.openPane(room, {}, '--history', '1');
    await pane.shows('Bo: ↪ 1 Bo “in the beginning” long ago');
    await pane.shows('/help');
    await bo.post('message', { text: 'and again', reply: 2 });
    await bo.post('message', { text: 'last' });
    await pane.shows(/↪ 2 Bo “line 2” and again\n.*Bo: last/);
    await bo.post('react', { emoji: '👍', on: true }, MANY);
    await pane.shows(`${MANY} 👍 Bo “line ${MANY}”`);
    pane.enter('/history 1');
    await pane.shows(/── the last 1 ──\n── Today ──\n.* Bo: last\n/);
  });
});
