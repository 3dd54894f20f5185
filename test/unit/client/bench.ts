// An engine on a workbench: fake clock, scripted sockets, counted randomness, and words for what the room says.
import { memoryOutbox, soleLease } from '../../../src/client/memory-outbox.ts';
import { openRoom } from '../../../src/client/open-room.ts';
import type { DrainLease, Identity, OutboxStore, Platform } from '../../../src/client/ports.ts';
import type { RoomEngine } from '../../../src/client/state.ts';
import type { Reset, Welcome } from '../../../src/protocol/down.ts';
import type { LogEvent } from '../../../src/protocol/events.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type ScriptedSocket, SocketScript } from '../../support/scripted-socket.ts';

export const ME = 'A'.repeat(43);
export const BEA = 'B'.repeat(43);
export const EPOCH = 'epoch-1';

let serial = 0;

/** A platform that counts instead of drawing lots. */
export function fakePlatform(clock: FakeClock, script: SocketScript, random = () => 0.5): Platform {
  return {
    openSocket: script.open,
    clock,
    random,
    randomBytes: (count) => {
      serial += 1;
      const bytes = new Uint8Array(count);
      new DataView(bytes.buffer).setUint32(0, serial);
      return bytes;
    },
    encodeUtf8: (text) => new TextEncoder().encode(text),
    isOnline: () => true,
  };
}

export const fakeIdentity: Identity = { member: ME, sign: async () => new Uint8Array(64) };

export interface BenchOptions {
  readonly clock?: FakeClock;
  readonly script?: SocketScript;
  readonly outbox?: OutboxStore;
  readonly lease?: DrainLease;
  readonly random?: () => number;
}

export class Bench {
  readonly clock: FakeClock;
  readonly script: SocketScript;
  readonly engine: RoomEngine;
  readonly seen: { event: LogEvent; live: boolean }[] = [];

  constructor({ clock = new FakeClock(), script = new SocketScript(), ...options }: BenchOptions = {}) {
    const { outbox = memoryOutbox(), lease = soleLease, random } = options;
    this.clock = clock;
    this.script = script;
    this.engine = openRoom({
      platform: fakePlatform(clock, this.script, random),
      origin: 'https://Ajar.Example',
      room: 'tea room',
      identity: fakeIdentity,
      name: 'Ann',
      outbox,
      lease,
    });
    this.engine.onEvent((event, live) => this.seen.push({ event, live }));
  }

  get socket(): ScriptedSocket {
    return this.script.latest;
  }

  get state() {
    return this.engine.state;
  }

  /** Challenge, hello, welcome. */
  async welcome(facts: Partial<Welcome> = {}): Promise<void> {
    await this.greet();
    this.socket.deliver(welcome(facts));
    await this.clock.pass(0);
  }

  async greet(): Promise<void> {
    this.socket.onopen?.();
    this.socket.deliver({ type: 'challenge', nonce: 'nonce', protocol: 'ajar.v1' });
    await this.clock.pass(0);
  }

  /** Joins for the first time and gets the end of a log of `head` events. */
  async join(head = 0): Promise<void> {
    await this.welcome({ head, epoch: head === 0 ? '' : EPOCH });
    this.socket.take();
    const events = logOf(head).slice(-50);
    this.socket.deliver(reset({ events, asOf: head, epoch: head === 0 ? '' : EPOCH }));
    await this.clock.pass(0);
  }

  /** Joins again, with nothing missed. */
  async rejoin(head: number): Promise<void> {
    await this.welcome({ head });
    await this.say({ type: 'backlog', events: [], members: {}, epoch: EPOCH, head, live: true });
  }

  async say(...frames: Parameters<ScriptedSocket['deliver']>[0][]): Promise<void> {
    for (const frame of frames) this.socket.deliver(frame);
    await this.clock.pass(0);
  }

  /** Events arrive live. */
  async hear(...events: LogEvent[]): Promise<void> {
    await this.say({ type: 'events', events, members: {}, ...(events[0]?.seq === 1 && { epoch: EPOCH }) });
  }

  /** The connection is lost, and the next one dialled. */
  async redial(code = 1006): Promise<void> {
    this.socket.fail(code);
    await this.clock.pass(15_000);
  }

  /** The ids of the posts sent on this connection since they were last looked at. */
  takePosts() {
    return this.socket.take().flatMap((frame) => (frame.type === 'post' ? frame.posts : []));
  }

  seqs(): number[] {
    return this.state.timeline.events.map(({ seq }) => seq);
  }
}

export function eventAt(seq: number, facts: Partial<LogEvent> = {}): LogEvent {
  const id = `event-${String(seq).padStart(16, '0')}`;
  return { seq, at: seq * 1_000, by: BEA, id, kind: 'message', body: { text: `m${seq}` }, ...facts };
}

/** Events 1 to `head`. */
export function logOf(head: number): LogEvent[] {
  return Array.from({ length: head }, (_, i) => eventAt(i + 1));
}

/** The event that acks a post. */
export function ackOf(seq: number, post: { id: string; kind: string; body: unknown }): LogEvent {
  return eventAt(seq, { by: ME, id: post.id, kind: post.kind, body: post.body });
}

export function welcome(facts: Partial<Welcome> = {}): Welcome {
  return {
    type: 'welcome',
    you: { member: ME, name: 'Ann' },
    room: { id: 'tea room', title: 'Tea', topic: '' },
    epoch: EPOCH,
    head: 0,
    floor: 1,
    at: 1_700_000_005_000,
    roster: { count: 1, sampled: false, present: [{ member: ME, name: 'Ann', state: 'active' }] },
    ...facts,
  };
}

export function reset(facts: Partial<Reset> = {}): Reset {
  return {
    type: 'reset',
    reason: 'fresh',
    epoch: EPOCH,
    events: [],
    members: {},
    changes: [],
    asOf: 0,
    floor: 1,
    ...facts,
  };
}
