// Edits, deletions, reactions and replies: who may, what they leave, what a page says of them (section C of the spec).
import { describe, expect, it, test } from 'vitest';
import type { Down } from '../../../src/protocol/down.ts';
import { MAX_CHANGES_PER_MEMBER, MAX_EMOJI_PER_MESSAGE } from '../../../src/protocol/limits.ts';
import type { PostItem } from '../../../src/protocol/up.ts';
import { codesIn, eventsIn, only, seqsOf, textsOf } from '../../support/frames-of.ts';
import { messagePost, type Person, TestRoom } from '../../support/test-room.ts';

/** A room in which Ann wrote 1, Bob wrote 2, and 3 is no message. */
class Talk {
  readonly room: TestRoom;
  readonly ann: Person;
  readonly bob: Person;
  #ids = 0;

  constructor(limits: ConstructorParameters<typeof TestRoom>[0] = {}) {
    this.room = new TestRoom(limits);
    this.ann = this.room.join('A');
    this.bob = this.room.join('B');
    this.say(this.ann, 'message', { text: 'one' });
    this.say(this.bob, 'message', { text: 'two' });
    this.say(this.ann, 'room', { title: 'three' });
  }

  say(person: Person, kind: string, body: unknown, rest: Partial<PostItem> = {}): Down[] {
    this.#ids += 1;
    const { epoch, head } = this.room.store.facts();
    const id = `${this.#ids}`.padStart(16, '0');
    person.peer.take();
    this.room.say(person, { type: 'post', posts: [{ id, epoch, base: head, kind, body, ...rest }] });
    return person.peer.take();
  }

  codes(person: Person, kind: string, body: unknown, rest: Partial<PostItem> = {}): string[] {
    return codesIn(this.say(person, kind, body, rest));
  }

  page(limit = 50, before?: number): Extract<Down, { type: 'page' }> {
    const { bob } = this;
    bob.peer.take();
    this.room.say(bob, { type: 'page', ref: 1, limit, ...(before !== undefined && { before }) });
    return only(bob.peer.take(), 'page');
  }
}

describe('[C3] [C4] [S3] changes are judged by what they point at', () => {
  const edit = { text: 'new' };
  const heart = { emoji: '❤️', on: true };
  const refused: [string, string, unknown, Partial<PostItem>, string][] = [
    ["an edit of another's message", 'edit', edit, { target: 2 }, 'notYours'],
    ["a redaction of another's message", 'redact', {}, { target: 2 }, 'notYours'],
    ['an edit of what is no message', 'edit', edit, { target: 3 }, 'targetUnfit'],
    ['a reaction to what is no message', 'react', heart, { target: 3 }, 'targetUnfit'],
    ['an edit of the future', 'edit', edit, { target: 4 }, 'targetUnknown'],
    ['an edit of what its writer cannot know yet', 'edit', edit, { target: 2, base: 1 }, 'targetUnknown'],
    ['an edit of nothing', 'edit', edit, { target: 0 }, 'targetUnknown'],
    ['an edit without target', 'edit', edit, {}, 'targetMissing'],
    ['a redaction without target', 'redact', {}, {}, 'targetMissing'],
    ['a message with a target', 'message', { text: 'x' }, { target: 1 }, 'targetUnexpected'],
    ['an edit to nothing', 'edit', { text: ' ' }, { target: 1 }, 'textEmpty'],
    ['an edit that is too long', 'edit', { text: 'x'.repeat(4_001) }, { target: 1 }, 'textTooLong'],
    ['a reaction of two emoji', 'react', { emoji: '👍👍', on: true }, { target: 1 }, 'emojiBad'],
    ['a reaction of a digit', 'react', { emoji: '1', on: true }, { target: 1 }, 'emojiBad'],
    ['a reaction of markup', 'react', { emoji: '<b>', on: true }, { target: 1 }, 'emojiBad'],
    ['a reaction of 60,000 bytes', 'react', { emoji: '👍'.repeat(15_000), on: true }, { target: 1 }, 'emojiBad'],
    ['a reaction that says neither on nor off', 'react', { emoji: '👍' }, { target: 1 }, 'badBody'],
    ['a reply to the future', 'message', { text: 'x', reply: 4 }, {}, 'replyUnknown'],
    ['a reply to nothing', 'message', { text: 'x', reply: 0 }, {}, 'replyUnknown'],
    ['a reply to what is no message', 'message', { text: 'x', reply: 3 }, {}, 'replyUnknown'],
    ['a reply to half a message', 'message', { text: 'x', reply: 1.5 }, {}, 'badBody'],
    [
      'too many mentions',
      'message',
      { text: 'x', mentions: Array(21).fill({ member: 'A'.repeat(43), name: 'x' }) },
      {},
      'badBody',
    ],
  ];
  test.each(refused)('refuses %s', (_, kind, body, rest, code) => {
    const talk = new Talk();
    const { writes } = talk.room.store;
    expect(talk.codes(talk.ann, kind, body, rest)).toEqual([code]);
    expect(talk.room.store.writes).toBe(writes);
  });

  it('after a wake as before', () => {
    const talk = new Talk();
    talk.say(talk.ann, 'redact', {}, { target: 1 });
    talk.room.evict();
    expect(talk.codes(talk.ann, 'edit', edit, { target: 1 })).toEqual(['targetDeleted']);
    expect(talk.codes(talk.bob, 'react', heart, { target: 1 })).toEqual(['targetDeleted']);
    expect(talk.codes(talk.ann, 'redact', {}, { target: 1 })).toEqual(['targetDeleted']);
  });

  it('a change whose writing failed leaves nothing behind', () => {
    const talk = new Talk();
    talk.room.store.failsAfter = 1;
    expect(talk.codes(talk.ann, 'redact', {}, { target: 1 })).toEqual(['notStored']);
    expect(talk.codes(talk.ann, 'edit', edit, { target: 1 })).toEqual([]);
    expect(textsOf(talk.page().events)[0]).toBe('one');
  });

  it('what lies below the floor is not changed any more', () => {
    const talk = new Talk({ historyEvents: 3 });
    talk.say(talk.bob, 'message', { text: 'four' });
    expect(talk.codes(talk.ann, 'edit', edit, { target: 1 })).toEqual(['targetUnknown']);
    expect(talk.codes(talk.ann, 'message', { text: 'x', reply: 1 })).toEqual([]);
  });
});

describe('[C1] messages', () => {
  it('keep their reply and action, and mentions of names that the text holds', () => {
    const talk = new Talk();
    const mention = (name: string) => ({ member: 'B'.repeat(43), name });
    const body = { text: 'waves at @Bob', reply: 1, action: true, mentions: [mention('Bob'), mention('Cy')] };
    const [event] = eventsIn(talk.say(talk.ann, 'message', { ...body, more: 1 }));
    expect(event?.body).toEqual({ ...body, mentions: [mention('Bob')] });
  });

  it('may answer what was deleted', () => {
    const talk = new Talk();
    talk.say(talk.bob, 'redact', {}, { target: 2 });
    expect(talk.codes(talk.ann, 'message', { text: 'x', reply: 2 })).toEqual([]);
  });
});

describe('[C2] [Q2] a page carries what changes its messages', () => {
  it('the last edit and the last word of each member on each emoji', () => {
    const talk = new Talk();
    talk.say(talk.ann, 'edit', { text: 'first' }, { target: 1 });
    talk.say(talk.ann, 'edit', { text: 'second' }, { target: 1 });
    talk.say(talk.bob, 'react', { emoji: '🎉', on: true }, { target: 1 });
    talk.say(talk.bob, 'react', { emoji: '🎉', on: false }, { target: 1 });
    talk.say(talk.ann, 'react', { emoji: '🎉', on: true }, { target: 1 });
    const { changes, events } = talk.page(1, 2);
    expect(seqsOf(events)).toEqual([1]);
    expect(changes.map(({ seq, target, kind }) => [seq, target, kind])).toEqual([
      [5, 1, 'edit'],
      [7, 1, 'react'],
      [8, 1, 'react'],
    ]);
  });

  it('of what was deleted only the deletion', () => {
    const talk = new Talk();
    talk.say(talk.ann, 'edit', { text: 'first' }, { target: 1 });
    talk.say(talk.bob, 'react', { emoji: '🎉', on: true }, { target: 1 });
    talk.say(talk.ann, 'redact', {}, { target: 1 });
    expect(talk.page(1, 2).changes.map(({ kind }) => kind)).toEqual(['redact']);
  });

  it('and is short rather than heavy', () => {
    const talk = new Talk();
    for (let seq = 1; seq <= 40; seq += 1) {
      talk.say(talk.ann, 'message', { text: 'x' });
      const target = talk.room.store.facts().head;
      talk.say(talk.ann, 'edit', { text: '漢'.repeat(4_000) }, { target });
      for (let i = 0; i < 4; i += 1)
        talk.say(talk.bob, 'react', { emoji: ['👍', '🎉', '❤️', '😀'][i], on: true }, { target });
    }
    const { events, changes } = talk.page(100);
    expect(JSON.stringify(changes).length).toBeLessThan(300_000);
    expect(events.length).toBeGreaterThan(10);
    expect(events.at(-1)?.seq).toBe(talk.room.store.facts().head);
  });
});

describe('[C5] [G19] a redaction erases', () => {
  const canary = 'CANARY-7f3a';

  it('the text and every edit of it from the store and from every answer', () => {
    const talk = new Talk();
    const post = messagePost(canary, talk.room.store.facts().head, { epoch: talk.room.store.facts().epoch });
    talk.room.say(talk.ann, { type: 'post', posts: [post] });
    const target = talk.room.store.facts().head;
    talk.say(talk.ann, 'edit', { text: `${canary} edited` }, { target });
    talk.say(talk.ann, 'edit', { text: `${canary} again` }, { target });
    expect(JSON.stringify(talk.page())).toContain(canary);
    talk.say(talk.ann, 'redact', {}, { target });
    talk.ann.peer.take();
    talk.room.say(talk.ann, { type: 'post', posts: [post] });
    const stored = only(talk.ann.peer.take(), 'stored');
    expect(stored.events).toMatchObject([{ id: post.id, body: null }]);
    const late = talk.room.join('C');
    talk.room.say(late, { type: 'pull', after: 0 });
    const told = JSON.stringify([talk.page(), late.peer.take(), talk.room.store.after(0, { events: 99, bytes: 1e9 })]);
    expect(told).not.toContain(canary);
    expect(told).toContain('one');
  });

  it('leaves the rest of the log as it was', () => {
    const talk = new Talk();
    talk.say(talk.ann, 'redact', {}, { target: 1 });
    const { events } = talk.page();
    expect(seqsOf(events)).toEqual([1, 2, 3, 4]);
    expect(events.map(({ body }) => body)).toEqual([null, { text: 'two' }, { title: 'three' }, {}]);
  });
});

describe('[C6] changes come to an end', () => {
  it('of one member on one message, but never its deletion', () => {
    const talk = new Talk();
    for (let i = 0; i < MAX_CHANGES_PER_MEMBER; i += 1) {
      expect(talk.codes(talk.ann, 'edit', { text: `${i}` }, { target: 1 })).toEqual([]);
    }
    expect(talk.codes(talk.ann, 'edit', { text: 'more' }, { target: 1 })).toEqual(['tooManyChanges']);
    expect(talk.codes(talk.bob, 'react', { emoji: '👍', on: true }, { target: 1 })).toEqual([]);
    expect(talk.codes(talk.ann, 'redact', {}, { target: 1 })).toEqual([]);
  });

  it('[C3] of different emoji on one message; one that nobody means any more makes room', () => {
    const talk = new Talk();
    const emoji = Array.from({ length: MAX_EMOJI_PER_MESSAGE + 1 }, (_, i) => String.fromCodePoint(0x1f600 + i));
    const [first, ...rest] = emoji;
    const last = rest.pop();
    for (const one of [first, ...rest])
      expect(talk.codes(talk.bob, 'react', { emoji: one, on: true }, { target: 1 })).toEqual([]);
    expect(talk.codes(talk.bob, 'react', { emoji: last, on: true }, { target: 1 })).toEqual(['tooManyEmoji']);
    talk.say(talk.bob, 'react', { emoji: first, on: false }, { target: 1 });
    expect(talk.codes(talk.bob, 'react', { emoji: last, on: true }, { target: 1 })).toEqual([]);
  });
});

it('[R6] what changed an expired message is not served', () => {
  const talk = new Talk({ historyEvents: 4 });
  talk.say(talk.ann, 'edit', { text: 'CANARY' }, { target: 1 });
  talk.say(talk.bob, 'message', { text: 'five' });
  const { events } = talk.page();
  expect(seqsOf(events)).toEqual([2, 3, 4, 5]);
  expect(JSON.stringify(events)).not.toContain('CANARY');
});

describe('[T5] plain text', () => {
  it('shows edits as corrections, actions as they are typed, and nothing of the rest', () => {
    const talk = new Talk();
    const cat = talk.room.connectPlain('Cat');
    talk.room.say(cat, 'hello');
    cat.peer.takeLines();
    talk.say(talk.ann, 'message', { text: 'waves', action: true });
    talk.say(talk.ann, 'edit', { text: 'one more' }, { target: 1 });
    talk.say(talk.bob, 'react', { emoji: '👍', on: true }, { target: 1 });
    talk.say(talk.ann, 'redact', {}, { target: 1 });
    expect(cat.peer.takeLines()).toEqual(['Member A: /me waves', 'Member A: * one more']);
  });

  it('shows history as it reads now', () => {
    const talk = new Talk();
    talk.say(talk.ann, 'edit', { text: 'one more' }, { target: 1 });
    talk.say(talk.bob, 'redact', {}, { target: 2 });
    talk.say(talk.bob, 'message', { text: 'last' });
    expect(talk.room.connectPlain('Cat', 2).peer.takeLines()).toEqual(['Member A: one more', 'Member B: last']);
  });
});
