// What is printed of the log: each event once, and of what changed only what a reader does not know yet.
import { describe, expect, test } from 'vitest';
import { foldChanges } from '../../../src/client/changes.ts';
import { unknownTimeline } from '../../../src/client/timeline.ts';
import type { LogEvent } from '../../../src/protocol/events.ts';
import { plainInk } from '../../../src/terminal/screen/ink.ts';
import { renderEntry } from '../../../src/terminal/screen/render.ts';
import type { Scene } from '../../../src/terminal/transcript/entries.ts';
import { Transcript } from '../../../src/terminal/transcript/transcript.ts';

const ANN = 'A'.repeat(43);
const BO = 'B'.repeat(43);
const AT = new Date(2026, 10, 22, 9, 5).getTime();
const you = { member: ANN, name: 'Ann' };

function event(seq: number, kind: string, body: unknown, also: Partial<LogEvent> = {}): LogEvent {
  return { seq, at: AT, by: BO, id: String(seq).padStart(16, '0'), kind, body, ...also };
}

function sceneAfter(
  events: readonly LogEvent[],
  members: Scene['members'] = new Map([
    [ANN, { name: 'Ann' }],
    [BO, { name: 'Bo' }],
  ]),
): Scene {
  const timeline = { ...unknownTimeline, events, changes: foldChanges(new Map(), events) };
  return { members, you, timeline, quotes: new Map(), roster: { count: 2, sampled: false, present: [] } };
}

function tell(transcript: Transcript, events: readonly LogEvent[], scene: Scene, columns = 80): string[] {
  const entries = events.flatMap((one) => transcript.tell(one, scene, AT));
  return entries.flatMap((entry) => renderEntry(entry, { columns, ink: plainInk }));
}

const hello = event(1, 'message', { text: 'hello' });
const edit = event(2, 'edit', { text: 'hallo' }, { target: 1 });
const like = event(3, 'react', { emoji: '👍', on: true }, { target: 1, by: ANN });

describe('the transcript', () => {
  test('shows a message of the past as it reads now, and its changes not again', () => {
    const past = [hello, edit, like];
    expect(tell(new Transcript(), past, sceneAfter(past))).toEqual([
      '── Today ──',
      '09:05 1 Bo: hallo (edited)',
      '        👍 Ann',
    ]);
  });

  test('tells what changes later by the number of the message', () => {
    const transcript = new Transcript();
    tell(transcript, [hello], sceneAfter([hello]));
    const off = event(4, 'react', { emoji: '👍', on: false }, { target: 1, by: ANN });
    const gone = event(5, 'redact', {}, { target: 1 });
    const later = [edit, like, off, gone];
    const lines = later.flatMap((one, i) => tell(transcript, [one], sceneAfter([hello, ...later.slice(0, i + 1)])));
    expect(lines).toEqual([
      '09:05 1 ✎ Bo: hallo',
      '09:05 1 👍 Ann “hallo”',
      '09:05 1 👍 Ann took it back “hallo”',
      '09:05 1 ✗ Bo deleted it',
    ]);
  });

  test('[G4] tells nothing twice, and says where something is missing', () => {
    const transcript = new Transcript();
    const scene = sceneAfter([hello]);
    tell(transcript, [hello], scene);
    expect(tell(transcript, [hello, hello], scene)).toEqual([]);
    expect(tell(transcript, [event(9, 'message', { text: 'later' })], scene)).toEqual([
      '⋯ 7 not shown here',
      '09:05 9 Bo: later',
    ]);
  });

  test('draws one line before what someone else wrote since the last time', () => {
    const transcript = new Transcript();
    transcript.markUnreadAfter(1);
    const log = [
      hello,
      event(2, 'message', { text: 'mine' }, { by: ANN }),
      event(3, 'message', { text: 'new' }),
      event(4, 'message', { text: 'newer' }),
    ];
    expect(tell(transcript, log, sceneAfter(log)).slice(1)).toEqual([
      '09:05 1 Bo: hello',
      '09:05 2 Ann: mine',
      '── new ──',
      '09:05 3 Bo: new',
      '09:05 4 Bo: newer',
    ]);
  });

  test('names the day before it says that what follows is new', () => {
    const fresh = new Transcript();
    fresh.markUnreadAfter(0);
    expect(tell(fresh, [hello], sceneAfter([hello])).slice(0, 2)).toEqual(['── Today ──', '── new ──']);
  });

  test('shows replies with the beginning of what they answer, actions, names and deletions', () => {
    const log = [
      hello,
      event(2, 'message', { text: 'yes', reply: 1 }),
      event(3, 'message', { text: 'waves', action: true }),
      event(4, 'name', { name: 'Bob', was: 'Bo' }),
      event(5, 'message', null),
      event(6, 'message', { text: 'what?', reply: 77 }),
      event(7, 'room', { topic: 'tests' }),
      event(8, 'from the future', { anything: 1 }),
    ];
    expect(tell(new Transcript(), log, sceneAfter(log)).slice(2)).toEqual([
      '09:05 2 Bo: ↪ 1 Bo “hello” yes',
      '09:05 3 * Bo waves',
      '09:05 Bo is now Bob',
      '09:05 5 Bo deleted',
      '09:05 6 Bo: ↪ 77 what?',
      '09:05 Bo: the topic is now “tests”',
    ]);
  });

  test('tells two people of one name apart', () => {
    const members = new Map([
      [ANN, { name: 'Ann' }],
      [BO, { name: 'ann' }],
    ]);
    expect(tell(new Transcript(), [hello], sceneAfter([hello], members))[1]).toMatch(
      /^09:05 1 ann \[[0-9a-f]{2}·[0-9a-f]{2}\]: hello$/,
    );
  });

  test('says of a program that it is one', () => {
    const members = new Map([[BO, { name: 'CI', marks: ['bot'] }]]);
    expect(tell(new Transcript(), [hello], sceneAfter([hello], members))[1]).toBe('09:05 1 CI [bot]: hello');
  });

  test('leaves out the time where lines are short', () => {
    expect(tell(new Transcript(), [hello], sceneAfter([hello]), 40)[1]).toBe('1 Bo: hello');
  });
});
