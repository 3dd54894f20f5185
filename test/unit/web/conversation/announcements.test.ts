// What a screen reader hears of new messages (W1).
import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../../src/protocol/events.ts';
import { makeAnnouncer } from '../../../../src/web/conversation/announcements.ts';
import { shortened } from '../../../../src/web/conversation/shortened.ts';

const ME = 'guest:memememememememe';
const BO = 'guest:bobobobobobobobobo';
const ANN = 'guest:annannannannannann';

/** A clock moved by hand. */
function fakeClock() {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  return {
    after(ms: number, run: () => void) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass(ms: number) {
      now += ms;
      const due = timers.filter((timer) => timer.at <= now);
      timers = timers.filter((timer) => timer.at > now);
      for (const timer of due) timer.run();
    },
  };
}

function setup({ on = true } = {}) {
  const clock = fakeClock();
  const said: string[] = [];
  let seq = 0;
  const announcer = makeAnnouncer({
    say: (sentence) => said.push(sentence.replace(/[\u2068\u2069]/g, '')),
    after: clock.after,
    nameOf: (member) => (member === ANN ? 'Ann' : 'Bo'),
    authorOf: (seq) => (seq === 1 ? ANN : null),
    you: () => ME,
    isOn: () => on,
  });
  const hear = (text: string, { by = ANN, live = true, kind = 'message', more = {} } = {}) => {
    seq += 1;
    const event: LogEvent = {
      seq,
      at: 0,
      by,
      id: `event-${String(seq).padStart(12, '0')}`,
      kind,
      body: { text, ...more },
    };
    announcer.hear(event, live);
  };
  return { announcer, clock, said, hear };
}

describe('announcements', () => {
  it('says one message with its author, after a moment', () => {
    const { clock, said, hear } = setup();
    hear('hello');
    expect(said).toEqual([]);
    clock.pass(1_500);
    expect(said).toEqual(['Ann: hello']);
  });

  it('says whom a reply answers, as far as that is known', () => {
    const { clock, said, hear } = setup();
    hear('when?', { by: BO, more: { reply: 1 } });
    hear('and where?', { by: BO, more: { reply: 9 } });
    hear('waves', { by: BO, more: { action: true } });
    clock.pass(1_500);
    expect(said).toEqual(['Bo replied to Ann: when?', 'Bo replied: and where?', 'Bo waves']);
  });

  it.each([
    ['an edit', 'edit', { text: 'better' }],
    ['a deletion', 'redact', {}],
    ['a reaction', 'react', { emoji: '🎉', on: true }],
  ])('says nothing of %s', (_, kind, more) => {
    const { clock, said, hear } = setup();
    hear('', { kind, more });
    clock.pass(5_000);
    expect(said).toEqual([]);
  });

  it('says up to three one by one', () => {
    const { clock, said, hear } = setup();
    for (const text of ['one', 'two', 'three']) hear(text);
    clock.pass(1_500);
    expect(said).toEqual(['Ann: one', 'Ann: two', 'Ann: three']);
  });

  it('says how many, when more than three come within two seconds', () => {
    const { clock, said, hear } = setup();
    for (let i = 0; i < 9; i += 1) hear(`${i}`);
    clock.pass(1_500);
    for (let i = 0; i < 3; i += 1) hear(`${i}`);
    clock.pass(500);
    expect(said).toEqual(['12 new messages']);
  });

  it('speaks at most once in a second and a half', () => {
    const { clock, said, hear } = setup();
    for (let i = 0; i < 100; i += 1) {
      hear(`${i}`);
      clock.pass(100);
    }
    expect(said.length).toBeLessThanOrEqual(7);
    expect(said.every((sentence) => sentence.endsWith('new messages'))).toBe(true);
  });

  it('never says own messages, history, or other kinds', () => {
    const { clock, said, hear } = setup();
    hear('mine', { by: ME });
    hear('old', { live: false });
    hear('Ann', { kind: 'name' });
    hear('?', { kind: 'poll' });
    clock.pass(10_000);
    expect(said).toEqual([]);
  });

  it('is silent when switched off, and after it is stopped', () => {
    const off = setup({ on: false });
    off.hear('hello');
    off.clock.pass(5_000);
    expect(off.said).toEqual([]);
    const stopped = setup();
    stopped.hear('hello');
    stopped.announcer.stop();
    stopped.clock.pass(5_000);
    expect(stopped.said).toEqual([]);
  });

  it('says the beginning of a long message without cutting a character in two', () => {
    const said = shortened('😀'.repeat(1_000));
    expect(said).toBe(`${'😀'.repeat(240)}…`);
    expect(shortened('short')).toBe('short');
  });
});
