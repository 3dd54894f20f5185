// The command line, links and commands of a chat: what they mean, and what is wrong with them.
import { describe, expect, test } from 'vitest';
import { readArguments } from '../../../src/terminal/arguments.ts';
import { hasColours } from '../../../src/terminal/screen/ink.ts';
import { readTyped } from '../../../src/terminal/talk/talk-commands.ts';
import { parseTarget, roomLink } from '../../../src/terminal/target.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const read = (line: string, env = {}) => readArguments(line.split(' ').filter(Boolean), { env, now: NOW });

describe('a room', () => {
  test.each([
    ['lobby', 'http://localhost:8787', 'lobby'],
    ['The Lobby', 'http://localhost:8787', 'the-lobby'],
    ['https://ajar.example/room/lobby', 'https://ajar.example', 'lobby'],
    ['https://ajar.example/room/lobby/?x=1#m12', 'https://ajar.example', 'lobby'],
    ['https://ajar.example:444/room/l%C3%B6bby', 'https://ajar.example:444', 'löbby'],
    ['wss://ajar.example/room/lobby', 'https://ajar.example', 'lobby'],
    ['ajar.example/room/lobby', 'https://ajar.example', 'lobby'],
    ['localhost:9000/room/lobby', 'http://localhost:9000', 'lobby'],
  ])('%s', (typed, origin, room) => {
    expect(parseTarget(typed, 'http://localhost:8787')).toEqual({ origin, room });
  });

  test.each([
    '',
    'no/room',
    'https://ajar.example',
    'https://ajar.example/about',
    'ftp://x/room/a',
    'https://x/room/%zz',
    'a\u202eb',
  ])('is not %j', (typed) => {
    expect(parseTarget(typed, 'http://localhost:8787')).toBeNull();
  });

  test('has a link that leads to it', () => {
    const target = { origin: 'https://ajar.example', room: 'löbby' };
    expect(parseTarget(roomLink(target), 'http://x')).toEqual(target);
  });
});

describe('the command line', () => {
  test('is a chat where it names only a room', () => {
    expect(read('lobby --name Ann')).toMatchObject({
      value: { type: 'room', name: 'chat', target: { room: 'lobby' }, settings: { name: 'Ann', timeoutMs: 30_000 } },
    });
    expect(read('lobby --no-input')).toMatchObject({ value: { settings: { noInput: true } } });
    expect(read('lobby')).toMatchObject({ value: { settings: { noInput: false } } });
    expect(read('join tail')).toMatchObject({ value: { name: 'chat', target: { room: 'tail' } } });
  });

  test('takes the server from --url, else from AJAR_URL, else from a link', () => {
    const env = { AJAR_URL: 'ajar.example' };
    expect(read('lobby', env)).toMatchObject({ value: { target: { origin: 'https://ajar.example' } } });
    expect(read('lobby --url http://other', env)).toMatchObject({ value: { target: { origin: 'http://other' } } });
    expect(read('http://third/room/lobby', env)).toMatchObject({ value: { target: { origin: 'http://third' } } });
  });

  test.each([
    ['2h', NOW - 7_200_000],
    ['3d', NOW - 3 * 86_400_000],
    ['2026-11-22T09:00Z', NOW - 3 * 3_600_000],
  ])('--since %s', (since, moment) => {
    expect(read(`tail lobby --since ${since}`)).toMatchObject({ value: { settings: { since: moment } } });
  });

  test('hears --no-input', () => {
    expect(read('send lobby --no-input')).toMatchObject({ value: { settings: { noInput: true } } });
    expect(read('send lobby')).toMatchObject({ value: { settings: { noInput: false } } });
    expect(read('key import --no-input')).toMatchObject({ value: { noInput: true } });
  });

  test('hears --json where there is something to say in JSON', () => {
    expect(read('send lobby hi --json')).toMatchObject({ value: { settings: { json: true } } });
    expect(read('export lobby --json')).toMatchObject({ value: { format: 'ndjson' } });
    expect(read('export lobby')).toMatchObject({ value: { format: 'text' } });
    expect(read('new --json')).toMatchObject({ value: { type: 'new', json: true } });
  });

  test.each([
    ['', 'say which room'],
    ['tail', 'say which room'],
    ['tail lobby more', 'one word too many'],
    ['lobby --since soon', '--since wants'],
    ['lobby -n many', '--history wants'],
    ['lobby --name :', 'cannot be a name'],
    ['lobby --url ://', 'no address of a server'],
    ['key', 'key export'],
    ['export lobby --format pdf', '--format is'],
    ['lobby --what', 'Unknown option --what'],
    ['lobby --jsn', 'Unknown option --jsn (did you mean --json?)'],
    ['lobby -n -3', '-n wants a value'],
    ['lobby --json=yes', '--json takes no value'],
    ['hstory lobby', '“hstory” is no command (did you mean “history”?)'],
    ['chat lobby', '“chat” is no command (did you mean “join”?)'],
    ['quite another thing', '“quite” is no command'],
    ['history lobby --format text', '--format is for export only'],
    ['export lobby --format text --json', '--json is --format ndjson'],
    ['key export --json', '--json says nothing about a key'],
  ])('is wrong: %j', (line, why) => {
    expect(read(line)).toEqual({ ok: false, error: expect.stringContaining(why) });
  });
});

test.each([
  [true, { isTerminal: true, env: {} }],
  [false, { isTerminal: false, env: {} }],
  [false, { isTerminal: true, env: { NO_COLOR: '1' } }],
  [true, { isTerminal: true, env: { NO_COLOR: '' } }],
  [true, { isTerminal: false, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }],
  [false, { isTerminal: true, env: { FORCE_COLOR: '0' } }],
  [false, { isTerminal: true, env: { TERM: 'dumb' } }],
  [true, { isTerminal: false, env: { NO_COLOR: '1' }, asked: true }],
  [false, { isTerminal: true, env: { FORCE_COLOR: '1' }, asked: false }],
])(
  'there are colours: %s for %j',
  (expected, { asked, ...wishes }: { asked?: boolean; isTerminal: boolean; env: Record<string, string> }) => {
    expect(hasColours({ asked, ...wishes })).toBe(expected);
  },
);

describe('what is typed in a chat', () => {
  test.each([
    ['hello', { type: 'text', text: 'hello' }],
    ['//etc', { type: 'text', text: '/etc' }],
    ['/reply 12 yes\nindeed', { type: 'command', command: { name: 'reply', seq: 12, words: 'yes\nindeed' } }],
    ['/REPLY #12 yes', { type: 'command', command: { name: 'reply', seq: 12, words: 'yes' } }],
    ['/edit', { type: 'command', command: { name: 'edit', seq: null, words: '' } }],
    ['/edit 12', { type: 'command', command: { name: 'edit', seq: 12, words: '' } }],
    ['/edit new text', { type: 'command', command: { name: 'edit', seq: null, words: 'new text' } }],
    ['/me 12 waves', { type: 'command', command: { name: 'me', seq: null, words: '12 waves' } }],
    ['/leave', { type: 'command', command: { name: 'quit', seq: null, words: '' } }],
    ['/reply 12', { type: 'wrong', sentence: 'It is /reply N TEXT' }],
    ['/reply yes', { type: 'wrong', sentence: 'It is /reply N TEXT' }],
    ['/history', { type: 'command', command: { name: 'history', seq: null, words: '' } }],
    ['/history 5', { type: 'command', command: { name: 'history', seq: null, words: '5' } }],
    ['/history abc', { type: 'wrong', sentence: 'It is /history [N]' }],
    ['/delete', { type: 'wrong', sentence: 'It is /delete N' }],
    ['/nick', { type: 'wrong', sentence: 'It is /nick NAME' }],
    ['/constructor', { type: 'wrong', sentence: expect.stringContaining('There is no /constructor') }],
  ])('%j', (typed, expected) => {
    expect(readTyped(typed)).toEqual(expected);
  });
});
