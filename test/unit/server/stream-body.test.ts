// A stream whose reader hung up, or stopped reading, gives its place in the room back.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Down } from '../../../src/protocol/down.ts';
import { bodyOf, PIECE_BYTES, UNREAD_MS } from '../../../src/server/stream/body.ts';
import { Follower } from '../../../src/server/stream/follow.ts';
import type { RoomSocket } from '../../../src/server/stream/inbox.ts';
import { asLines } from '../../../src/server/stream/lines.ts';
import type { Happening } from '../../../src/server/stream/reading.ts';
import { asServerSentEvents } from '../../../src/server/stream/server-sent-events.ts';

const by = 'A'.repeat(43);
const members = { [by]: { name: 'Ann' } };
const BEGIN: Down = {
  ...{ type: 'reset', reason: 'fresh', epoch: 'e', events: [], members, changes: [], asOf: 0, floor: 1 },
};
const said = (seq: number): Down => {
  const event = { seq, at: seq, by, id: `${seq}`.padStart(16, '0'), kind: 'message', body: { text: `${seq}` } };
  return { type: 'events', events: [event], members };
};

type Listener = (event: { readonly data: unknown; readonly code: number }) => void;

/** The Worker's socket to a room, which answers heartbeats. */
class FakeRoomSocket implements RoomSocket {
  isOpen = true;
  readonly heard: string[] = [];

  #listen: Listener = () => {};

  accept(): void {}

  addEventListener(type: string, listener: Listener): void {
    if (type === 'message') this.#listen = listener;
  }

  send(text: string): void {
    this.heard.push(text);
    if (text === 'ping') this.say('pong');
  }

  close(): void {
    this.isOpen = false;
  }

  say(frame: Down | 'pong'): void {
    this.#listen({ data: typeof frame === 'string' ? frame : JSON.stringify(frame), code: 0 });
  }
}

function stream(render: (happening: Happening) => string, opened = Promise.resolve()) {
  const socket = new FakeRoomSocket();
  const follower = new Follower(() => opened.then(() => socket), null);
  const body = bodyOf({
    happenings: follower.happenings(),
    head: '',
    render: (some) => some.map(render).join(''),
    close: () => follower.close(),
  });
  return { socket, reader: body.getReader() };
}

const text = async (read: Promise<ReadableStreamReadResult<Uint8Array>>): Promise<string> =>
  new TextDecoder().decode((await read).value);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('[P3] [G11] in a quiet room', () => {
  it.each([
    ['lines', asLines, '\r'],
    ['events', asServerSentEvents, ':\n\n'],
  ] as const)(
    'a stream of %s writes what shows nothing, so that it is noticed who hung up',
    async (_, render, byte) => {
      const { socket, reader } = stream(render);
      const first = reader.read();
      await vi.advanceTimersByTimeAsync(0);
      socket.say(BEGIN);
      socket.say(said(1));
      await vi.advanceTimersByTimeAsync(0);
      // Events say where they stand first.
      if ((await text(first)).startsWith('id: 0')) await reader.read();
      for (const _beat of [1, 2, 3]) {
        const quiet = reader.read();
        await vi.advanceTimersByTimeAsync(25_000);
        expect(await text(quiet)).toBe(byte);
      }
      expect(socket.isOpen).toBe(true);
      await reader.cancel();
      expect([socket.isOpen, vi.getTimerCount()]).toEqual([false, 0]);
    },
  );
});

it('[P3] a stream whose reader hangs up while its socket is being opened gives its place back', async () => {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const { socket, reader } = stream(asLines, opened);
  await vi.advanceTimersByTimeAsync(0);
  await reader.cancel();
  open();
  await vi.advanceTimersByTimeAsync(0);
  expect([socket.isOpen, vi.getTimerCount()]).toEqual([false, 0]);
});

it('[Y4] a stream proves that it lives while others come and go, and nobody says anything', async () => {
  const { socket, reader } = stream(asLines);
  const quiet = [1, 2, 3].map(() => text(reader.read()));
  await vi.advanceTimersByTimeAsync(0);
  socket.say(BEGIN);
  for (let seconds = 0; seconds < 90; seconds += 10) {
    socket.say({ type: 'presence', count: 2, changed: [], left: [] });
    await vi.advanceTimersByTimeAsync(10_000);
  }
  expect(socket.heard.filter((frame) => frame === 'ping')).toHaveLength(3);
  expect(await Promise.all(quiet)).toEqual(['\r', '\r', '\r']);
  await reader.cancel();
});

it('[Y4] a stream proves that it lives while there is always something to tell', async () => {
  const { socket, reader } = stream(asLines);
  await vi.advanceTimersByTimeAsync(0);
  socket.say(BEGIN);
  for (let seq = 1; seq <= 9; seq += 1) {
    socket.say(said(seq));
    expect(await text(reader.read())).toBe(`Ann: ${seq}\n`);
    await vi.advanceTimersByTimeAsync(10_000);
  }
  expect(socket.heard.filter((frame) => frame === 'ping')).toHaveLength(3);
  await reader.cancel();
});

describe('[P3] [G10] a reader who takes nothing', () => {
  it('of what is there for a minute is cut off', async () => {
    const { socket, reader } = stream(asLines);
    await vi.advanceTimersByTimeAsync(0);
    socket.say(BEGIN);
    socket.say(said(1));
    await vi.advanceTimersByTimeAsync(UNREAD_MS - 1);
    expect(socket.isOpen).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(socket.isOpen).toBe(false);
    await expect(reader.read()).rejects.toThrow('Nobody read');
  });

  it('but is left in peace as long as it takes something now and then', async () => {
    const { socket, reader } = stream(asLines);
    await vi.advanceTimersByTimeAsync(0);
    socket.say(BEGIN);
    for (let seq = 1; seq <= 5; seq += 1) socket.say(said(seq));
    for (let seq = 1; seq <= 5; seq += 1) {
      await vi.advanceTimersByTimeAsync(UNREAD_MS - 1);
      expect(await text(reader.read())).toBe(`Ann: ${seq}\n`);
    }
    expect(socket.isOpen).toBe(true);
    await reader.cancel();
  });
});

it('[P3] [Z3] what is much is given in pieces that a slow line takes in time', async () => {
  const much = 'x'.repeat(PIECE_BYTES * 2 + 1);
  const nothing = { next: async () => ({ done: true, value: undefined }) as const };
  const reader = bodyOf({ happenings: nothing, head: much, render: () => '', close: () => {} }).getReader();
  const sizes: number[] = [];
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    sizes.push(piece.value.length);
    await vi.advanceTimersByTimeAsync(UNREAD_MS - 1);
  }
  expect(sizes).toEqual([PIECE_BYTES, PIECE_BYTES, 1]);
});
