// How people and rooms are shown: order, initials, labels; and the QR code's path; and the keyboard's share of the page.
import { describe, expect, test } from 'vitest';
import type { Present } from '../../../src/protocol/members.ts';
import { initialsOf } from '../../../src/web/initials.ts';
import { peopleCalled } from '../../../src/web/people/find-people.ts';
import { orderPeople } from '../../../src/web/people/order-people.ts';
import { whoLeft } from '../../../src/web/people/who-left.ts';
import { modulesPath } from '../../../src/web/qr-code.tsx';
import { roomLabel } from '../../../src/web/room-label.ts';
import { fittedHeight } from '../../../src/web/viewport.ts';

const person = (name: string, state: Present['state'] = 'active'): Present => ({ member: name, name, state });

test('[N1] oneself comes first, then who is here, then who is away', () => {
  const people = [person('Zoe'), person('Ann', 'idle'), person('Bo'), person('Me', 'idle')];
  expect(orderPeople(people, 'Me').map((one) => one.name)).toEqual(['Me', 'Bo', 'Zoe', 'Ann']);
});

test('[N1] who left is told apart from who is here, and from oneself', () => {
  const members = new Map(['Zoe', 'Me', 'Ann', 'Bo'].map((name) => [name, { name }]));
  const roster = { count: 2, sampled: false, present: [person('Me'), person('Bo', 'idle')] };
  const gone = whoLeft({ members, roster, you: { member: 'Me', name: 'Me' } });
  expect(gone.map(({ name, state }) => [name, state])).toEqual([
    ['Ann', 'gone'],
    ['Zoe', 'gone'],
  ]);
});

test.each([
  ['', ['Zoë', 'Ann', 'anna-lena']],
  ['  ', ['Zoë', 'Ann', 'anna-lena']],
  ['ANN', ['Ann', 'anna-lena']],
  ['zoe', ['Zoë']],
  ['x', []],
])('[N1] "%s" finds %j', (typed, names) => {
  const people = ['Zoë', 'Ann', 'anna-lena'].map((name) => person(name));
  expect(peopleCalled(people, typed).map(({ name }) => name)).toEqual(names);
});

test.each([
  ['Brave Otter', 'BO'],
  ['ann', 'A'],
  ['Ann van der Berg', 'AB'],
  ['👩‍👩‍👧‍👦 Family', '👩‍👩‍👧‍👦F'],
  ['', ''],
])('the initials of "%s" are "%s"', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

describe('a room is called', () => {
  test('by its title, else by its name', () => {
    expect(roomLabel('lobby', 'The lobby')).toBe('The lobby');
    expect(roomLabel('lobby', '')).toBe('lobby');
  });

  test('by the start of an id nobody could read out', () => {
    expect(roomLabel('k7q2wertyuiopasdfghjklzxcv', '')).toBe('Room k7q2');
  });
});

test('a QR code is one bar for each run of dark modules', () => {
  const rows = [
    [true, true, false, true],
    [false, false, false, false],
    [false, true, true, true],
  ];
  expect(modulesPath(rows)).toBe('M0 0h2v1h-2zM3 0h1v1h-1zM1 2h3v1h-3z');
});

describe('[V3] the page is as high as what is seen', () => {
  test.each([
    ['no keyboard', { height: 800, offsetTop: 0, scale: 1 }, null],
    ["the browser's bars", { height: 740, offsetTop: 0, scale: 1 }, null],
    ['a keyboard over the page', { height: 460, offsetTop: 120, scale: 1 }, 460],
    ['someone has zoomed in', { height: 400, offsetTop: 0, scale: 2 }, null],
  ])('%s', (_, seen, height) => {
    expect(fittedHeight(seen, 800)).toBe(height);
  });
});
