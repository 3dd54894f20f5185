// The "New" line and its banner, transition by transition.
import { describe, expect, test } from 'vitest';
import {
  type Divider,
  type DividerStep,
  nextDivider,
  type Standing,
  type Unread,
} from '../../../../src/web/unread/divider.ts';

const NOON = 43_200_000;
const unread = (first: number, count = 3): Unread => ({ first, at: NOON, count, isPartial: false });

const open = (first: number | null): DividerStep => ({
  type: 'opened',
  unread: first === null ? null : unread(first),
});
const unseen = (seq: number, read: number): DividerStep => ({ type: 'arrived', seq, at: NOON, isUnseen: true, read });
const seen = (seq: number, read: number): DividerStep => ({ type: 'arrived', seq, at: NOON, isUnseen: false, read });
const look = (standing: Standing, atLatest: boolean, read: number): DividerStep => ({
  type: 'looked',
  standing,
  atLatest,
  read,
});
const clear: DividerStep = { type: 'cleared' };

function dividerAfter(...steps: readonly DividerStep[]): Divider | null {
  return steps.reduce<Divider | null>(nextDivider, null);
}

describe('[L8] where the line stands after', () => {
  test.each<[string, readonly DividerStep[], number | null]>([
    ['opening a room that is read', [open(null)], null],
    ['opening a room with unread messages', [open(11)], 11],
    ['a message while nobody looks', [unseen(11, 10)], 11],
    ['more messages: it does not creep', [unseen(11, 10), unseen(12, 10), unseen(13, 10)], 11],
    ['coming back to the end: it stays', [unseen(11, 10), look('inView', true, 11)], 11],
    ['a message one sees arrive: none', [seen(11, 10)], null],
    ['a message one sees arrive below it: it stays', [open(11), look('inView', true, 13), seen(14, 13)], 11],
    ['an unseen message after its own were read: it moves', [open(11), look('inView', true, 13), unseen(14, 13)], 14],
    ['an unseen message before its own were read: it stays', [open(11), look('inView', false, 10), unseen(14, 10)], 11],
    ['an answer', [open(11), clear], null],
    ['an unseen message after an answer', [open(11), clear, unseen(15, 14)], 15],
  ])('%s', (_, steps, first) => {
    expect(dividerAfter(...steps)?.first ?? null).toBe(first);
  });

  test.each<[string, readonly DividerStep[], number | null]>([
    ['looking at it, going up and returning to the end', [look('inView', false, 13), look('above', true, 13)], null],
    ['going up without ever seeing it', [look('above', false, 13), look('above', true, 13)], 11],
    ['going down to the end for the first time', [look('inView', false, 10), look('above', true, 13)], 11],
    ['never leaving the end', [look('inView', true, 13), look('above', true, 20)], 11],
  ])('reading to its messages’ end, then %s', (_, steps, first) => {
    expect(dividerAfter(open(11), ...steps)?.first ?? null).toBe(first);
  });

  test('reading in another tab takes it away, if all of its first message was read there', () => {
    expect(dividerAfter(unseen(11, 10), { type: 'readElsewhere', read: 12 })).toBeNull();
    expect(dividerAfter(unseen(11, 10), { type: 'readElsewhere', read: 10 })?.first).toBe(11);
  });
});

test('[A12] marking unread puts it there, without a banner', () => {
  const marked = dividerAfter(open(11), { type: 'markedUnread', unread: unread(5) });
  expect(marked).toMatchObject({ first: 5, banner: 'spent' });
});

describe('[L9] the banner is', () => {
  test.each<[string, readonly DividerStep[], Divider['banner']]>([
    ['not shown before it is known where the line stands', [open(11)], 'due'],
    ['shown when the line stands above', [open(11), look('above', true, 13)], 'shown'],
    ['not shown while the line stands below', [open(11), look('below', false, 10)], 'due'],
    ['spent once the line was in view', [open(11), look('inView', false, 10), look('above', true, 13)], 'spent'],
    ['spent when the reader gets there', [open(11), look('above', true, 13), look('inView', false, 13)], 'spent'],
    ['spent when it was followed', [open(11), look('above', true, 13), { type: 'followed' }], 'spent'],
    [
      'not shown again after it was followed',
      [open(11), look('above', true, 13), { type: 'followed' }, look('above', true, 13)],
      'spent',
    ],
    [
      'shown again for another line',
      [open(11), look('inView', true, 13), unseen(14, 13), look('above', true, 60)],
      'shown',
    ],
  ])('%s', (_, steps, banner) => {
    expect(dividerAfter(...steps)?.banner).toBe(banner);
  });

  test('it counts what came unseen, from the line on', () => {
    expect(dividerAfter(unseen(11, 10), unseen(12, 10), seen(13, 10))?.count).toBe(2);
    expect(dividerAfter(open(11), look('inView', true, 13), unseen(14, 13))?.count).toBe(1);
  });
});

test('looking at what is known already changes nothing, not even the object', () => {
  const first = dividerAfter(open(11), look('inView', true, 13));
  expect(first).not.toBeNull();
  expect(nextDivider(first, look('inView', true, 13))).toBe(first);
});
