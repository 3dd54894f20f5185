// Ctrl+C ends what sends and what asks, at once: nothing half-read is sent, and what was taken before is kept.
import { afterEach, describe, expect, test } from 'vitest';
import { Meeting } from './meeting.ts';
import { Pane } from './pane.ts';
import { endRuns, startPiped, textsIn } from './world.ts';

const meeting = Meeting.forFile();
const nowhere = ['--url', 'http://127.0.0.1:1'];

afterEach(endRuns);

function start(...args: string[]) {
  const [, program = ''] = meeting.command('');
  return startPiped(program, args, meeting.env);
}

describe('Ctrl+C', () => {
  test('sends nothing of what was typed for send', async () => {
    const room = meeting.freshRoom();
    await start('send', room, 'before').finish();
    const pane = new Pane(['bash', '--norc', '--noprofile', '-i'], { env: meeting.env });
    await pane.shows(/[$#]$/);
    const [node, program] = meeting.command(room);
    pane.enter(`${node} ${program} send ${room}`);
    await pane.shows('Ctrl+D sends it.');
    pane.enter('half a thought');
    pane.press('C-c');
    await pane.shows('Not sent: interrupted.');
    pane.enter('echo ended with $?');
    await pane.shows('ended with 130');
    expect(await textsIn(meeting.url, room)).toEqual(['before']);
  });

  test('keeps what send has taken, and does not wait for the server', async () => {
    const sending = start('send', 'lobby', 'taken', ...nowhere, '--timeout', '600');
    await expect.poll(() => sending.stderr).toContain('Not connected');
    sending.child.kill('SIGINT');
    const { code, stderr } = await sending.ended();
    expect(code).toBe(130);
    expect(stderr).toContain('1 not sent yet; kept for the next run.');
  });

  test('ends history, which waits for the server', async () => {
    const reading = start('history', 'lobby', ...nowhere, '--timeout', '600');
    await expect.poll(() => reading.stderr).toContain('Not connected');
    reading.child.kill('SIGINT');
    expect(await reading.ended()).toMatchObject({ code: 130, stdout: '' });
  });
});
