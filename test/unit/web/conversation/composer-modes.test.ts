// Answering, editing and writing anew what was not sent (C8, C9, C5): by none of it is a text lost, or made into
// something it was not.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { foldChanges } from '../../../../src/client/changes.ts';
import type { PendingPost, RoomEngine } from '../../../../src/client/state.ts';
import { unknownTimeline } from '../../../../src/client/timeline.ts';
import type { LogEvent } from '../../../../src/protocol/events.ts';
import type { AidedComposer } from '../../../../src/web/conversation/aids.ts';
import { fakeBrowser } from '../fake-browser.ts';

const [OWN, OTHERS, OWN_TOO] = [1, 2, 3];
const FINISH = 'Finish what you are writing first.';

function event(seq: number, by: string, text: string): LogEvent {
  return { seq, at: seq, by, id: `event-${seq}`, kind: 'message', body: { text } };
}

function failed(body: object, target?: number): PendingPost {
  return {
    ...{ id: 'failed', room: 'tea', epoch: '', base: 3, kind: target === undefined ? 'message' : 'edit', body },
    ...{ composedAt: 0, order: 1, delivery: { status: 'refused', code: 'storageFull' } },
    ...(target !== undefined && { target }),
  };
}

class FakeField {
  value = '';
  selectionStart = 0;
  selectionEnd = 0;
  focus(): void {}
  setSelectionRange(): void {}
}

/** The composer with no other aids than the turns. */
async function compose(outbox: readonly PendingPost[] = []) {
  const { makeComposer } = await import('../../../../src/web/conversation/composer-model.ts');
  const events = [event(OWN, 'you', 'first tyop'), event(OTHERS, 'ann', 'hers'), event(OWN_TOO, 'you', 'second')];
  const state = {
    ...{ you: { member: 'you', name: 'You' }, outbox, quotes: new Map() },
    timeline: { ...unknownTimeline, events, changes: foldChanges(new Map(), events) },
  };
  const engine = {
    state,
    setTyping() {},
    async discard(id: string) {
      state.outbox = state.outbox.filter((post) => post.id !== id);
    },
  };
  const field = new FakeField();
  const model = makeComposer({
    ...{ engine: engine as unknown as RoomEngine, room: 'tea', scroller: { current: null }, onSent() {} },
  });
  const detach = model.attach(field as unknown as HTMLTextAreaElement);
  const aids = await model.equip();
  if (!aids) throw new Error('no aids');
  const type = (text: string) => {
    field.value = text;
    model.input();
  };
  const now = () => ({ text: field.value, mode: model.mode.value });
  const leave = () => (aids as unknown as { leave(): void }).leave();
  return { model, aids, type, now, leave, detach, waiting: () => state.outbox.length };
}

beforeEach(() => {
  fakeBrowser();
  vi.stubGlobal('removeEventListener', () => {});
  vi.stubGlobal('document', { addEventListener() {}, removeEventListener() {} });
  vi.stubGlobal('CSS', { supports: () => true });
  vi.doMock('../../../../src/web/conversation/composer-aids.tsx', async () => {
    const { makeModeTurns } = await import('../../../../src/web/conversation/mode-turns.ts');
    return { makeAids: (composer: AidedComposer) => ({ ...makeModeTurns(composer), stop() {} }) };
  });
  return () => vi.unstubAllGlobals();
});

describe('[C8] an edit', () => {
  test('gives back what was set aside when a reply is begun from it', async () => {
    const { aids, type, now } = await compose();
    type('hello all');
    aids.edit(OWN);
    expect(now().text).toBe('first tyop');
    aids.reply(OTHERS);
    expect(now()).toEqual({ text: 'hello all', mode: { kind: 'reply', to: OTHERS } });
  });

  test('gives back the answer that was being written, with what it answers, also after a reload', async () => {
    const before = await compose();
    before.aids.reply(OTHERS);
    before.type('to her');
    before.aids.edit(OWN);
    before.detach();
    const { now, leave } = await compose();
    expect(now().text).toBe('first tyop');
    leave();
    expect(now()).toEqual({ text: 'to her', mode: { kind: 'reply', to: OTHERS } });
  });

  test.each(['a reply', 'an edit of another'] as const)('that was typed in is not lost to %s', async (what) => {
    const { model, aids, type, now } = await compose();
    aids.edit(OWN);
    type('first typo');
    if (what === 'a reply') aids.reply(OTHERS);
    else aids.edit(OWN_TOO);
    expect(now()).toMatchObject({ text: 'first typo', mode: { kind: 'edit', seq: OWN } });
    expect(model.problem.value).toBe(FINISH);
  });

  test('of the same message goes on', async () => {
    const { model, aids, type, now } = await compose();
    aids.edit(OWN);
    type('first typo');
    aids.edit(OWN);
    expect(now().text).toBe('first typo');
    expect(model.problem.value).toBeNull();
  });

  test('that was not typed in makes way for another, and keeps what was set aside', async () => {
    const { aids, type, now, leave } = await compose();
    type('hello all');
    aids.edit(OWN);
    aids.edit(OWN_TOO);
    expect(now().text).toBe('second');
    leave();
    expect(now().text).toBe('hello all');
  });
});

describe('[C5] what was not sent', () => {
  test('comes back as what it was: an answer', async () => {
    const post = failed({ text: 'no', reply: OTHERS });
    const { aids, now, waiting } = await compose([post]);
    aids.takeBack(post);
    expect(now()).toEqual({ text: 'no', mode: { kind: 'reply', to: OTHERS } });
    expect(waiting()).toBe(0);
  });

  test.each<[object, string]>([
    [{ text: 'waves', action: true }, '/me waves'],
    [{ text: '/etc/hosts' }, '//etc/hosts'],
  ])('comes back as it was written: %o', async (body, written) => {
    const post = failed(body);
    const { aids, now } = await compose([post]);
    aids.takeBack(post);
    expect(now().text).toBe(written);
  });

  test('comes before what is being written', async () => {
    const post = failed({ text: 'earlier' });
    const { aids, type, now } = await compose([post]);
    type('later');
    aids.takeBack(post);
    aids.takeBack(post);
    expect(now().text).toBe('earlier\nlater');
  });

  test.each<[string, PendingPost]>([
    ['a message', failed({ text: 'not sent' })],
    ['an edit', failed({ text: 'not saved' }, OWN_TOO)],
  ])('stays where it is while another message is being edited: %s', async (_, post) => {
    const { model, aids, type, now, waiting } = await compose([post]);
    aids.edit(OWN);
    type('first typo');
    aids.takeBack(post);
    expect(now().text).toBe('first typo');
    expect(model.problem.value).toBe(FINISH);
    expect(waiting()).toBe(1);
  });

  test('stays where it is if it would make an answer of what is being written', async () => {
    const post = failed({ text: 'no', reply: OTHERS });
    const { aids, type, now, waiting } = await compose([post]);
    type('hello all');
    aids.takeBack(post);
    expect(now()).toEqual({ text: 'hello all', mode: { kind: 'new' } });
    expect(waiting()).toBe(1);
  });

  test('is an edit again, and what was being written waits', async () => {
    const post = failed({ text: 'not saved' }, OWN);
    const { aids, type, now, leave, waiting } = await compose([post]);
    type('hello all');
    aids.takeBack(post);
    expect(now()).toMatchObject({ text: 'not saved', mode: { kind: 'edit', seq: OWN } });
    expect(waiting()).toBe(0);
    leave();
    expect(now().text).toBe('hello all');
  });
});
