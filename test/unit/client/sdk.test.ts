// The parts of the kit that need no server: addresses, subscribers, pages, what frames tell of a sending.
import { describe, expect, it } from 'vitest';
import { AjarError } from '../../../src/client/sdk/ajar-error.ts';
import { type Acquaintance, meantBy } from '../../../src/client/sdk/meant-members.ts';
import { PageReader } from '../../../src/client/sdk/page-reader.ts';
import { readPlace } from '../../../src/client/sdk/room-address.ts';
import { Sendings } from '../../../src/client/sdk/sendings.ts';
import { Subscribers } from '../../../src/client/sdk/subscribers.ts';
import { CLOSE, mayReconnectAfter } from '../../../src/protocol/close-codes.ts';
import type { Page } from '../../../src/protocol/down.ts';
import { REFUSALS } from '../../../src/protocol/error-codes.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';

const NOBODY = { count: 0, sampled: false };

describe('a room is found', () => {
  it.each([
    [{ url: 'https://ajar.example', room: 'Tea Room' }, 'https://ajar.example', 'tea-room'],
    [{ url: 'https://ajar.example/', room: 'tea' }, 'https://ajar.example', 'tea'],
    [{ url: 'http://localhost:8787/room/tea' }, 'http://localhost:8787', 'tea'],
    [{ url: 'wss://ajar.example/room/caf%C3%A9?a=1' }, 'https://ajar.example', 'café'],
    [{ url: 'ws://ajar.example/room/tea/m/17#x' }, 'http://ajar.example', 'tea'],
    [{ url: 'https://ajar.example/room/tea', room: 'other' }, 'https://ajar.example', 'other'],
  ])('%j', (options, origin, room) => {
    expect(readPlace(options)).toEqual({ origin, room });
  });

  it.each([
    [{ url: 'ajar.example', room: 'tea' }, 'badUrl'],
    [{ url: 'ftp://ajar.example', room: 'tea' }, 'badUrl'],
    [{ url: 'https://ajar.example' }, 'badRoomId'],
    [{ url: 'https://ajar.example/room/a%2Fb' }, 'badRoomId'],
    [{ url: 'https://ajar.example/room/%E0%A4%A' }, 'badRoomId'],
  ])('or not: %j is %s', (options, code) => {
    expect(() => readPlace(options)).toThrow(expect.objectContaining({ name: 'AjarError', code }));
  });
});

describe('an error', () => {
  const ends = Object.entries(CLOSE).filter(([, code]) => !mayReconnectAfter(code));

  it.each([...Object.keys(REFUSALS), ...ends.map(([reason]) => reason)])('says %s in a sentence', (code) => {
    const { message } = new AjarError(code);
    expect(message).toMatch(/^[A-Z].{10,}\.$/);
    expect(message).not.toContain(code);
  });

  it('says which code it does not know', () => {
    expect(new AjarError('fromTomorrow').message).toMatch(/too old to know: fromTomorrow$/);
  });

  it('says that a room is missing, not that one refused', () => {
    expect(() => readPlace({ url: 'http://localhost:8790' })).toThrow(/^Say which room/);
  });
});

describe('whom a text means', () => {
  const [ann, otherAnn, bo] = ['a', 'b', 'c'].map((id) => id.repeat(43)) as [string, string, string];
  const member = (id: string, name: string) => ({ id, name });
  const people = (...known: [string, string][]): Acquaintance => ({
    you: { member: 'y'.repeat(43), name: 'Me' },
    members: new Map(known.map(([id, name]) => [id, { name, marks: [] }])),
    roster: { ...NOBODY, present: [{ member: bo, name: 'Bo', state: 'active' }] },
  });

  it('is found by `@name` where one member is called so, whatever the capitals', () => {
    const known = people([ann, 'Ann'], [bo, 'Bob']);
    expect(meantBy('@ann and @Bo, not me@Ann or `@Ann` or @Nobody', [], known)).toEqual([
      { member: ann, name: 'ann' },
      { member: bo, name: 'Bo' },
    ]);
    expect(meantBy('nobody', [], known)).toEqual([]);
    expect(meantBy('@Ann', [], null)).toEqual([]);
  });

  it('is left open where two are called so, unless one is chosen', () => {
    const known = people([ann, 'Ann'], [otherAnn, 'ANN']);
    expect(meantBy('@Ann and @Bo', [], known)).toEqual([{ member: bo, name: 'Bo' }]);
    expect(meantBy('@Ann and @Bo', [member(otherAnn, 'Ann')], known)).toEqual([
      { member: otherAnn, name: 'Ann' },
      { member: bo, name: 'Bo' },
    ]);
    expect(meantBy('@Me', [], people([ann, 'me']))).toEqual([]);
  });

  it('may be chosen before anybody is known, and for a name that another has by now', () => {
    expect(meantBy('@Ann', [member(ann, 'Ann')], null)).toEqual([{ member: ann, name: 'Ann' }]);
    expect(meantBy('@Bo', [member(ann, 'Bo')], people())).toEqual([{ member: ann, name: 'Bo' }]);
  });

  it.each([
    ['whom the text does not call', 'Ann', 'Ann'],
    ['whom it calls in code', '`@Ann`', 'Ann'],
    ['who has no name', '@ Ann', ''],
  ])('cannot be one %s', (_, text, name) => {
    expect(() => meantBy(text, [member(ann, name)], people([ann, 'Ann']))).toThrow(
      expect.objectContaining({ name: 'AjarError', code: 'mentionUnfit' }),
    );
  });

  it('[S11] is at most twenty', () => {
    const crowd = Array.from({ length: 21 }, (_, i) => member(`${i}`.padStart(43, 'x'), `N${i}x`));
    const text = crowd.map(({ name }) => `@${name}`).join(' ');
    expect(meantBy(text, crowd.slice(0, 20), null)).toHaveLength(20);
    expect(() => meantBy(text, crowd, null)).toThrow(expect.objectContaining({ code: 'mentionUnfit' }));
  });
});

describe('subscribers', () => {
  it('hear until they stop, in the order they came, the same one twice if it came twice', () => {
    const subscribers = new Subscribers<{ said: string }>();
    const heard: string[] = [];
    const hear = (text: string) => heard.push(text);
    const stop = subscribers.on('said', hear);
    subscribers.on('said', hear);
    subscribers.tell('said', 'one');
    stop();
    subscribers.tell('said', 'two');
    expect(heard).toEqual(['one', 'one', 'two']);
  });

  it('hear although another one throws, and its fault is not swallowed', async () => {
    const subscribers = new Subscribers<{ said: string }>();
    const heard: string[] = [];
    subscribers.on('said', () => {
      throw new Error('mine');
    });
    subscribers.on('said', (text) => heard.push(text));
    const listeners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    const fault = new Promise((resolve) => process.once('unhandledRejection', resolve));
    subscribers.tell('said', 'one');
    expect(heard).toEqual(['one']);
    expect(await fault).toMatchObject({ message: 'mine' });
    for (const listener of listeners) process.on('unhandledRejection', listener);
  });
});

describe('pages', () => {
  const page = (ref: number): Page => ({
    ...{ type: 'page', ref, events: [], members: {}, changes: [], asOf: 9, floor: 1 },
  });

  function open() {
    const clock = new FakeClock();
    const asked: { after: number; at: number; ref: number }[] = [];
    let isOpen = true;
    let ref = 0;
    const reader = new PageReader({
      clock,
      nextRef: () => ++ref,
      send: (frame) => {
        if (isOpen) asked.push({ after: frame.after ?? -1, at: clock.now(), ref: frame.ref });
        return isOpen;
      },
    });
    return { clock, asked, reader, hangUp: () => (isOpen = false) };
  }

  it('are asked for one at a time, and not faster than a room bears', async () => {
    const { clock, asked, reader } = open();
    const read = [reader.read(0), reader.read(100), reader.read(200)];
    for (let at = 1; at <= 3; at += 1) {
      await clock.pass(60);
      expect(asked).toHaveLength(at);
      reader.hear(page(asked.at(-1)!.ref));
      await settle();
    }
    expect((await Promise.all(read)).every((one) => one?.type === 'page')).toBe(true);
    expect(asked.map(({ after }) => after)).toEqual([0, 100, 200]);
    expect(asked[1]!.at - asked[0]!.at).toBeGreaterThanOrEqual(50);
  });

  it('are given up without an answer: on time, on a refusal, on a loss, and where nobody hears the question', async () => {
    const { clock, asked, reader, hangUp } = open();
    const late = reader.read(0);
    await clock.pass(10_050);
    expect(await late).toBeNull();
    const refused = reader.read(0);
    await clock.pass(60);
    reader.hear({ type: 'error', code: 'badFrame', message: '', ref: asked.at(-1)!.ref });
    expect(await refused).toBeNull();
    const lost = reader.read(0);
    await clock.pass(60);
    // An answer to an older question is none to this one.
    reader.hear(page(asked[0]!.ref));
    reader.lost();
    expect(await lost).toBeNull();
    hangUp();
    const unheard = reader.read(0);
    await clock.pass(60);
    expect(await unheard).toBeNull();
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('a sending', () => {
  const me = 'A'.repeat(43);
  const event = { seq: 7, at: 1, by: me, id: 'mine-mine-mine-1', kind: 'message', body: { text: 'x' } };

  function open() {
    const [discarded, orphaned]: string[][] = [[], []];
    const sendings = new Sendings({
      me,
      outbox: () => [],
      discard: (id) => discarded?.push(id),
      orphaned: ({ code }) => orphaned?.push(code),
    });
    return { sendings, discarded, orphaned };
  }

  it.each(['events', 'stored'] as const)('is settled by %s, if author and id are its own', async (type) => {
    const { sendings } = open();
    let settled = 0;
    const sending = sendings.settle(Promise.resolve(event.id)).then((stored) => {
      settled = stored.seq;
    });
    await settle();
    sendings.hear({ type, events: [{ ...event, by: 'B'.repeat(43), seq: 6 }], members: {} });
    sendings.hear({ type, events: [{ ...event, id: 'mine-mine-mine-2', seq: 5 }], members: {} });
    await settle();
    expect(settled).toBe(0);
    sendings.hear({ type, events: [event], members: {} });
    await sending;
    expect(settled).toBe(7);
  });

  it('is broken by a refusal for good, waits out one for now, and tells `unknown` as such', async () => {
    const { sendings, discarded, orphaned } = open();
    const sending = sendings.settle(Promise.resolve(event.id));
    const outcome = sending.catch((error) => error.code);
    await settle();
    sendings.hear({ type: 'refused', refusals: [{ id: event.id, code: 'tooFast', action: 'retry', delayMs: 9 }] });
    sendings.hear({ type: 'refused', refusals: [{ id: event.id, code: 'baseUnknown', action: 'unknown' }] });
    expect(await outcome).toBe('unknown');
    expect(discarded).toEqual([event.id]);
    expect(orphaned).toEqual([]);
  });

  it('may still be stored when its room ends, and says so', async () => {
    const { sendings } = open();
    const outcome = sendings.settle(Promise.resolve(event.id)).catch((error: AjarError) => error);
    await settle();
    sendings.fail(new AjarError('closed'));
    expect(await outcome).toMatchObject({ code: 'closed', message: expect.stringMatching(/may still be stored\.$/) });
  });
});
