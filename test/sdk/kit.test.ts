// The kit against a real server: what it promises to programs.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AjarError, Message, Outbox } from '../../src/client/sdk/connect.ts';
import { createIdentity } from '../../src/client/sdk/connect.ts';
import { findFreePort, generousVars, type SpawnedServer, spawnServer } from '../support/server.ts';
import { Company, freshRoom, readUntil, textsOf } from './rooms.ts';

let server: SpawnedServer;
let company: Company;
let room: string;

beforeAll(async () => {
  server = await spawnServer({ vars: generousVars });
});
afterAll(() => server.stop());
beforeEach(() => {
  company = new Company(server.url);
  room = freshRoom();
});
afterEach(() => company.leave());

const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `m${from + at}`);

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const outcome = await promise.then(
    () => 'done',
    (error: AjarError) => error.code,
  );
  return outcome;
}

describe('sending', () => {
  it('resolves with the stored message, also when it was sent before the room was joined', async () => {
    const ann = company.join(room, 'Ann');
    const message = await ann.send('early');
    expect(message).toMatchObject({ seq: 1, text: 'early', isMine: true, isEdited: false, author: { name: 'Ann' } });
    expect(ann.you?.id).toBe(message.author.id);
    const answer = await ann.send('and more', { reply: message });
    expect(answer).toMatchObject({ seq: 2, reply: 1 });
  });

  it('changes messages, and tells others of it once', async () => {
    const [ann, bo] = [company.join(room, 'Ann'), company.join(room, 'Bo')];
    await bo.ready;
    const heard: unknown[] = [];
    bo.on('message', ({ text }) => heard.push(text));
    bo.on('edit', ({ message, text }) => heard.push([message, text]));
    bo.on('reaction', ({ message, emoji, on, author }) => heard.push([message, emoji, on, author.name]));
    bo.on('delete', ({ message, isMine }) => heard.push([message, isMine]));
    const message = await ann.send('helo');
    expect(await ann.edit(message, 'hello')).toMatchObject({ message: 1, text: 'hello' });
    expect(await ann.react(message.seq, '👍')).toMatchObject({ message: 1, emoji: '👍', on: true });
    await ann.react(message, '👍', false);
    await ann.delete(message);
    await readUntilSaid(bo, ann, 'end');
    expect(heard).toEqual(['helo', [1, 'hello'], [1, '👍', true, 'Ann'], [1, '👍', false, 'Ann'], [1, false], 'end']);
  });

  it('rejects with the code of the refusal, and goes on', async () => {
    const [ann, bo] = [company.join(room, 'Ann'), company.join(room, 'Bo')];
    const errors: string[] = [];
    ann.on('error', ({ code }) => errors.push(code));
    const message = await ann.send('mine');
    expect(await codeOf(ann.send(' '))).toBe('textEmpty');
    expect(await codeOf(ann.send('x'.repeat(4_001)))).toBe('textTooLong');
    expect(await codeOf(ann.send('x'.repeat(70_000)))).toBe('textTooLong');
    expect(await codeOf(ann.react(message, 'no emoji'))).toBe('emojiBad');
    expect(await codeOf(bo.edit(message, 'yours'))).toBe('notYours');
    expect(await codeOf(ann.send('to nobody', { reply: 99 }))).toBe('replyUnknown');
    await ann.delete(message);
    expect(await codeOf(ann.edit(message, 'again'))).toBe('targetDeleted');
    expect(await codeOf(ann.react(message, '👍'))).toBe('targetDeleted');
    expect(await ann.send('still here')).toMatchObject({ text: 'still here' });
    // Whoever waits for a promise is not told a second time.
    expect(errors).toEqual([]);
  });

  it('means whom it calls by name, where one is called so or one is chosen', async () => {
    const [ann, bo, cy] = [company.join(room, 'Ann'), company.join(room, 'Bo'), company.join(room, 'Cy')];
    const heard: Message[] = [];
    bo.on('message', (message) => heard.push(message));
    const edited: unknown[] = [];
    bo.on('edit', ({ mentions }) => edited.push(mentions));
    await expect.poll(() => ann.count).toBe(3);
    await bo.ready;
    const bob = { id: bo.you?.id ?? '', name: 'Bo' };
    const message = await ann.send('hello @Bo');
    expect(message.mentions).toEqual([bob]);
    await ann.edit(message, '@Cy, rather');
    const other = company.join(room, 'Bo');
    await expect.poll(() => ann.members.filter(({ name }) => name === 'Bo').length).toBe(2);
    expect((await ann.send('which @Bo?')).mentions).toEqual([]);
    const chosen = other.you ?? expect.fail('nobody');
    expect((await ann.send('that @Bo', { mentions: [chosen] })).mentions).toEqual([chosen]);
    expect(await codeOf(ann.send('no name', { mentions: [bob] }))).toBe('mentionUnfit');
    expect(await codeOf(ann.edit(message, 'no name', { mentions: [bob] }))).toBe('mentionUnfit');
    await expect.poll(() => heard.map(({ mentions }) => mentions)).toEqual([[bob], [], [chosen]]);
    expect(edited).toEqual([[{ id: cy.you?.id, name: 'Cy' }]]);
    const [first] = await readUntil(bo.messages({ after: 0 }), 'that @Bo');
    expect([first?.text, first?.mentions]).toEqual(['@Cy, rather', [{ id: cy.you?.id, name: 'Cy' }]]);
  });

  it('rejects with `closed` when the room is closed', async () => {
    const ann = company.join(room, 'Ann');
    await ann.ready;
    const sending = ann.send('perhaps');
    ann.close();
    expect(await codeOf(sending)).toBe('closed');
    expect(await codeOf(ann.send('too late'))).toBe('closed');
    expect(ann.state).toEqual({ status: 'ended', reason: 'closed' });
  });
});

describe('messages()', () => {
  it('[G4] tells the history and then what comes, without gap or repetition', async () => {
    const ann = company.join(room, 'Ann');
    await Promise.all(numbered(1, 330).map((text) => ann.send(text)));
    const bo = company.join(room, 'Bo');
    const reading = readUntil(bo.messages({ after: 0 }), 'm380');
    for (const text of numbered(331, 380)) await ann.send(text);
    const read = await reading;
    expect(textsOf(read)).toEqual(numbered(1, 380));
    expect(read.every(({ author }) => author.name === 'Ann')).toBe(true);
    // From any place on, by a message as well as by its seq.
    expect(textsOf(await readUntil(bo.messages({ after: read[299]! }), 'm380'))).toEqual(numbered(301, 380));
  });

  it('tells them as they are by now: edited, or not at all', async () => {
    const ann = company.join(room, 'Ann');
    const [first, second] = [await ann.send('one'), await ann.send('two')];
    await ann.edit(first, 'ONE');
    await ann.delete(second);
    await ann.send('end');
    const bo = company.join(room, 'Bo');
    const read = await readUntil(bo.messages({ after: 0 }), 'end');
    expect(read.map(({ text, isEdited }) => [text, isEdited])).toEqual([
      ['ONE', true],
      ['end', false],
    ]);
  });

  it('without a place, begins with what is sent after the call, however late the first is asked for', async () => {
    const ann = company.join(room, 'Ann');
    await ann.send('before');
    const messages = ann.messages();
    await ann.send('after');
    await ann.send('end');
    expect(textsOf(await readUntil(messages, 'end'))).toEqual(['after', 'end']);
  });

  it('ends by its signal, by the room being closed, and at once where either was so before', async () => {
    const ann = company.join(room, 'Ann');
    const stop = new AbortController();
    const [byBoth, byRoom] = [collect(ann.messages({ signal: stop.signal })), collect(ann.messages())];
    await ann.send('heard');
    await expect.poll(() => byBoth.texts).toEqual(['heard']);
    stop.abort();
    await byBoth.ended;
    await ann.send('not heard');
    await expect.poll(() => byRoom.texts).toEqual(['heard', 'not heard']);
    ann.close();
    await byRoom.ended;
    expect(byBoth.texts).toEqual(['heard']);
    await collect(ann.messages({ after: 0 })).ended;
  });

  it('[G6] throws for a place beyond the log: it belongs to another one', async () => {
    const ann = company.join(room, 'Ann');
    await ann.send('only');
    expect(await codeOf(readUntil(ann.messages({ after: 40 }), 'never'))).toBe('otherLog');
  });
});

describe('the connection', () => {
  it('[G3] [G9] comes back after the server died: nothing missing, nothing twice, what was sent meanwhile arrives', async () => {
    const port = await findFreePort();
    const first = await spawnServer({ port, vars: generousVars });
    const there = new Company(first.url);
    const [ann, bo] = [there.join(room, 'Ann'), there.join(room, 'Bo')];
    const heard: string[] = [];
    bo.on('message', ({ text }) => heard.push(text));
    const states: string[] = [];
    ann.on('state', ({ status }) => states.push(status));
    await bo.ready;
    const reading = readUntil(bo.messages({ after: 0 }), 'm60');
    for (const text of numbered(1, 20)) await ann.send(text);
    const racing = Promise.all(numbered(21, 40).map((text) => ann.send(text)));
    await first.kill();
    const meanwhile = Promise.all(numbered(41, 60).map((text) => ann.send(text)));
    await expect.poll(() => ann.state.status).toBe('waiting');
    const second = await spawnServer({ port, persist: first.persist, vars: generousVars });
    await Promise.all([racing, meanwhile]);
    expect(textsOf(await reading)).toEqual(numbered(1, 60));
    await expect.poll(() => heard).toEqual(numbered(1, 60));
    expect(states).toContain('waiting');
    expect(states.at(-1)).toBe('joined');
    there.leave();
    await second.stop();
  });

  it('is closed by its signal, even before it began', async () => {
    const stop = new AbortController();
    const ann = company.join(room, 'Ann', { signal: stop.signal });
    await ann.ready;
    stop.abort();
    expect(ann.state.status).toBe('ended');
    const nobody = company.join(room, 'Bo', { signal: AbortSignal.abort() });
    const refused = await nobody.ready.catch((error: AjarError) => error);
    // Nothing was being sent that may still be stored.
    expect(refused).toMatchObject({ code: 'closed', message: 'The room was closed here before it was joined.' });
  });

  it('refuses at once what can never be', () => {
    expect(() => company.join('no/room', 'Ann')).toThrow(expect.objectContaining({ code: 'badRoomId' }));
    expect(() => company.join(room, '')).toThrow(expect.objectContaining({ code: 'badName' }));
    expect(() => company.join(room, 'Ann', { url: 'lobby' })).toThrow(expect.objectContaining({ code: 'badUrl' }));
    expect(() => company.join(room, 'Ann', { identity: 'ajar-key-1.x' })).toThrow(
      expect.objectContaining({ code: 'badIdentity' }),
    );
  });
});

describe('who a program is', () => {
  it('stays the same member by its identity, under the name it has now, and is someone new without', async () => {
    const identity = createIdentity();
    const first = company.join(room, 'Robot', { identity });
    await first.send('one');
    const again = company.join(room, 'Machine', { identity });
    // The other one hears it from the room.
    await expect.poll(() => [first.you?.name, again.you?.name]).toEqual(['Machine', 'Machine']);
    expect(again.you?.id).toBe(first.you?.id);
    await expect.poll(() => first.count).toBe(1);
    const stranger = company.join(room, 'Robot');
    await stranger.ready;
    expect(stranger.you?.id).not.toBe(first.you?.id);
    expect(stranger.members.map(({ name }) => name).sort()).toEqual(['Machine', 'Robot']);
  });

  it('[G9] sends what an earlier run left in the outbox, once', async () => {
    const identity = createIdentity();
    const kept = new Map<string, { readonly id: string }>();
    const outbox: Outbox = {
      all: async () => [...kept.values()],
      put: async (post) => void kept.set(post.id, post),
      remove: async (ids) => {
        for (const id of ids) kept.delete(id);
      },
    };
    const nowhere = company.join(room, 'Ann', { identity, outbox, url: 'http://127.0.0.1:9' });
    const sending = codeOf(nowhere.send('written offline'));
    await expect.poll(() => kept.size).toBe(1);
    nowhere.close();
    expect(await sending).toBe('closed');
    const ann = company.join(room, 'Ann', { identity, outbox });
    expect(textsOf(await readUntil(ann.messages({ after: 0 }), 'written offline'))).toEqual(['written offline']);
    await expect.poll(() => kept.size).toBe(0);
  });
});

function collect(messages: AsyncIterable<Message>) {
  const texts: string[] = [];
  const read = async () => {
    for await (const { text } of messages) texts.push(text);
  };
  return { texts, ended: read() };
}

/** One says it, the other has heard it. */
async function readUntilSaid(hearer: ReturnType<Company['join']>, speaker: typeof hearer, text: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  hearer.on('message', (message) => message.text === text && resolve());
  await speaker.send(text);
  await promise;
}
