// Whoever has the terminal after the client finds it as it was, however the client left; and the client finds its way back.
import { describe, expect, test } from 'vitest';
import { Meeting } from './meeting.ts';
import { childrenOf, Pane } from './pane.ts';

const meeting = Meeting.forFile();
const DONE = 'the shell is back';
/** What a program could leave behind it in a terminal. */
const FACTS = ['alternate_on', 'cursor_flag', 'insert_flag', 'keypad_flag', 'origin_flag', 'wrap_flag'];
const facts = (pane: Pane) => FACTS.map((name) => `${name} ${pane.fact(name)}`);

/** An interactive shell with job control, and the client started from it. */
async function openShell(room: string): Promise<Pane> {
  const pane = new Pane(['bash', '--norc', '--noprofile', '-i'], { env: meeting.env });
  await pane.shows(/[$#]$/);
  pane.enter(`stty -a; ${meeting.command(room).join(' ')}`);
  await pane.shows('/help');
  return pane;
}

/** What `stty -a` says of the terminal, the last time and the first. */
async function modes(pane: Pane): Promise<{ first: string; last: string }> {
  pane.enter(`stty -a; echo ${DONE.replaceAll(' ', "' '")}`);
  await pane.shows(new RegExp(`^${DONE}`, 'm'));
  const said = pane.text.split(/^(?=speed )/m).slice(1);
  const echoing = (text = '') => text.slice(0, text.indexOf('echoke'));
  return { first: echoing(said[0]), last: echoing(said.at(-1)) };
}

describe('the terminal', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('is as before after %s, which ends it with %i', async (signal, code) => {
    const pane = await openShell(meeting.freshRoom());
    pane.type('half a sentence');
    await pane.shows('Ann> half a sentence');
    for (const id of childrenOf(pane.shell)) process.kill(id, signal);
    await pane.hides('Ann>');
    pane.enter('echo ended with $?');
    await pane.shows(`ended with ${code}`);
    const { first, last } = await modes(pane);
    expect(first).not.toBe('');
    expect(last).toBe(first);
    expect(facts(pane)).toEqual(facts(new Pane(['true'])));
  });

  test('is the shell’s after Ctrl+Z, and fg brings back what was typed, under what the shell printed', async () => {
    const room = meeting.freshRoom();
    const bo = await meeting.bringBo(room);
    const pane = await openShell(room);
    pane.type('first');
    pane.press('M-Enter');
    pane.type('second');
    await pane.shows('second');
    pane.press('C-z');
    await pane.shows('Stopped');
    const { first, last } = await modes(pane);
    expect(last).toBe(first);
    pane.enter('fg');
    await pane.shows(/Ann> first\s*\nsecond/);
    expect(pane.screen.join('\n')).toContain(DONE);
    pane.type(' and third');
    await pane.shows('second and third');
    expect(pane.count('> first')).toBe(1);
    await bo.post('message', { text: 'welcome back' });
    await pane.shows(/1 Bo: welcome back\nAnn> first/);
    pane.press('C-c', 'C-d');
    await pane.hides('Ann>');
  });
});
