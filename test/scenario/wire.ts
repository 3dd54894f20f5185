// Real engines and the real room at the two ends of a wire that the test holds: every frame waits until the test
// delivers it, and the wire can be cut, lose its tail, and outlive the room's memory. Keys and proofs are real.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { openRoom } from '../../src/client/open-room.ts';
import type { Identity, OutboxStore, Platform, Socket } from '../../src/client/ports.ts';
import type { RoomEngine, RoomState } from '../../src/client/state.ts';
import type { Down, Reset } from '../../src/protocol/down.ts';
import type { LogEvent } from '../../src/protocol/events.ts';
import { helloTranscript } from '../../src/protocol/transcript.ts';
import type { Up } from '../../src/protocol/up.ts';
import type { Claim } from '../../src/room/admission.ts';
import type { RoomLimits, StoredEvent } from '../../src/room/ports.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { type Person, TestRoom } from '../support/test-room.ts';
import { SharedBox } from '../unit/client/shared-box.ts';

/** Time passes in slices this long, with everything delivered between them. */
const SLICE_MS = 500;

const ALL = { events: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };

const encoder = new TextEncoder();

/** What a clock on the wall shows, which may be anything; timers do not look at it. */
export class WallClock {
  readonly #steady: () => number;
  #shift = 0;
  #frozenAt: number | null = null;

  constructor(steady: () => number) {
    this.#steady = steady;
  }

  now(): number {
    return (this.#frozenAt ?? this.#steady()) + this.#shift;
  }

  jump(ms: number): void {
    this.#shift += ms;
  }

  freeze(): void {
    this.#frozenAt = this.#steady();
  }
}

/** One connection: the socket that an engine has, and its far end in the room. */
export class Line implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((text: string) => void) | null = null;
  onclose: ((code: number, reason: string) => void) | null = null;
  /** On their way to the room; null is the end of them. */
  readonly up: (string | null)[] = [];
  /** The way up stands still; what is on it arrives later, or never. */
  isStuck = false;
  /** The way down stands still. */
  isHeld = false;
  readonly #wire: Wire;
  readonly #tab: Tab;
  /** Null where nobody answered. */
  readonly #far: Person | null;
  #claim: Claim | null = null;
  #isListening = true;

  constructor(wire: Wire, tab: Tab) {
    this.#wire = wire;
    this.#tab = tab;
    this.#far = tab.device.isOffline ? null : wire.room.connect();
  }

  send(text: string): void {
    if (this.#isListening) this.up.push(text);
    else if (this.#tab.isAlive) throw new Error(`sent after the end: ${text}`);
  }

  close(): void {
    this.#isListening = false;
    this.up.push(null);
  }

  get isOpen(): boolean {
    return this.#isListening;
  }

  /** On their way to the engine. */
  get down(): string[] {
    return this.#far?.peer.sent ?? [];
  }

  /** Why the room closed it. */
  get closedWith(): string | undefined {
    return this.#far?.peer.closed?.reason;
  }

  get hasUp(): boolean {
    return !this.isStuck && this.#far !== null && (this.#claim !== null || this.up.length > 0);
  }

  get hasDown(): boolean {
    const hasEnded = this.#far === null || this.#far.peer.closed !== null;
    return this.#isListening && !this.isHeld && (this.down.length > 0 || hasEnded);
  }

  /** The room hears the next frame, or the proof of the last one is done. */
  stepUp(): void {
    const { room } = this.#wire;
    const far = this.#far;
    if (!far) return;
    if (this.#claim) return this.#admit(far, this.#claim);
    const text = this.up.shift();
    if (text === undefined) return;
    if (text === null) return room.leave(far);
    // The platform answers heartbeats, as it does while the room sleeps.
    if (text === 'ping') {
      far.peer.heartbeat = room.clock.now();
      return far.peer.send(`pong ${room.announcedHead}`);
    }
    this.#tab.said.push(text);
    this.#claim = room.room.hear(far.seat, text);
    if (this.#claim && !this.#wire.provesLater) this.#admit(far, this.#claim);
  }

  /** The engine hears the next frame, or how the connection ended. */
  stepDown(): void {
    const text = this.down.shift();
    if (text !== undefined) return this.#tab.hear(text, () => this.onmessage?.(text));
    this.#isListening = false;
    const { code, reason } = this.#far?.peer.closed ?? { code: 1006, reason: '' };
    this.onclose?.(code, reason);
  }

  /**
   * The connection is lost. What was on its way down is lost; what was on its way up is heard first, lost, or heard
   * some time later together with the end of it.
   */
  cut(tail: Tail = 'lost'): void {
    if (!this.#isListening) return;
    this.#wire.cuts += 1;
    this.#end(tail);
    this.onclose?.(1006, '');
  }

  /** The tab is gone without a word. */
  abandon(tail: Tail): void {
    if (this.#isListening) this.#end(tail);
  }

  /** The room's memory is gone, and with it the proof under way. */
  forgetProof(): void {
    this.#claim = null;
  }

  #end(tail: Tail): void {
    this.#isListening = false;
    if (tail === 'lost') this.up.length = 0;
    this.up.push(null);
    this.isStuck = tail === 'late';
    if (tail === 'heard') while (this.hasUp) this.stepUp();
  }

  #admit(far: Person, claim: Claim): void {
    this.#claim = null;
    this.#wire.room.room.admit(far.seat, claim, prove(claim));
  }
}

export type Tail = 'heard' | 'lost' | 'late';

/** A page or terminal that has the room open. */
export class Tab {
  readonly engine: RoomEngine;
  readonly device: Device;
  readonly lines: Line[] = [];
  /** What `onEvent` told. */
  readonly seen: { event: LogEvent; live: boolean }[] = [];
  /** Frames the engine was given, as text. */
  readonly heard: string[] = [];
  /** Frames of this tab that the room was given. */
  readonly said: string[] = [];
  isAlive = true;
  readonly #wire: Wire;
  readonly #ends: (() => void)[] = [];
  /** Where what it sees begins: the first event of its first page. */
  startsAt = Number.POSITIVE_INFINITY;

  constructor(wire: Wire, device: Device, name: string) {
    this.#wire = wire;
    this.device = device;
    const { store, lease } = device.box.tab();
    this.engine = openRoom({
      platform: this.#platform(),
      origin: 'https://Ajar.Test:443',
      room: 'test',
      identity: device.identity,
      name,
      outbox: this.#guarded(store),
      lease: {
        acquire: (held) => {
          const release = lease.acquire(() => this.isAlive && held());
          this.#ends.push(release);
          return release;
        },
      },
    });
    this.engine.onEvent((event, live) => this.seen.push({ event, live }));
  }

  get state(): RoomState {
    return this.engine.state;
  }

  get line(): Line {
    return this.lines.at(-1)!;
  }

  /** The person presses Enter. */
  say(text: string, kind = 'message'): Promise<string> {
    const saved = this.engine.post(kind, { text });
    const { id } = this.state.outbox.at(-1)!;
    this.device.composed.push({ tab: this, id, text, isGood: kind === 'message' });
    return saved;
  }

  /** The tab dies with its memory; its device's disk does not. */
  crash(tail: Tail = 'lost'): void {
    this.isAlive = false;
    this.line.abandon(tail);
    for (const end of this.#ends) end();
  }

  hear(text: string, deliver: () => void): void {
    this.heard.push(text);
    if (!text.startsWith('pong')) this.#wire.note(JSON.parse(text));
    if (this.startsAt === Number.POSITIVE_INFINITY && text.startsWith('{"type":"reset"')) {
      const { events, asOf }: Reset = JSON.parse(text);
      this.startsAt = events[0]?.seq ?? asOf + 1;
    }
    deliver();
  }

  /** Frames of one type the engine was given. */
  framesOf<Type extends Down['type']>(type: Type): Extract<Down, { type: Type }>[] {
    const frames = this.heard.filter((text) => !text.startsWith('pong')).map((text): Down => JSON.parse(text));
    return frames.filter((frame): frame is Extract<Down, { type: Type }> => frame.type === type);
  }

  /** Frames of one type the room was given. */
  saidOf<Type extends Up['type']>(type: Type): Extract<Up, { type: Type }>[] {
    return this.said
      .map((text): Up => JSON.parse(text))
      .filter((frame): frame is Extract<Up, { type: Type }> => frame.type === type);
  }

  #platform(): Platform {
    const { clock } = this.#wire.room;
    return {
      openSocket: () => {
        const line = this.#wire.dial(this);
        this.lines.push(line);
        return line;
      },
      clock: {
        now: () => this.device.clock.now(),
        after: (ms, callback) => clock.after(ms, () => this.isAlive && callback()),
      },
      random: () => 0.5,
      randomBytes: (count) => this.#wire.bytes(count),
      encodeUtf8: (text) => encoder.encode(text),
      isOnline: () => !this.device.isOffline,
    };
  }

  /** A dead tab writes and hears nothing. */
  #guarded(store: OutboxStore): OutboxStore {
    const whileAlive = <T>(work: () => Promise<T>) => (this.isAlive ? work() : new Promise<T>(() => {}));
    return {
      all: () => whileAlive(() => store.all()),
      put: (post) =>
        whileAlive(() => {
          this.device.saved.add(post.id);
          return store.put(post);
        }),
      remove: (ids) => whileAlive(() => store.remove(ids)),
      watch: (listener) => {
        const stop = store.watch(listener);
        this.#ends.push(stop);
        return stop;
      },
    };
  }
}

export interface Composed {
  readonly tab: Tab;
  readonly id: string;
  readonly text: string;
  readonly isGood: boolean;
}

/** A person's device: a key, a disk, a clock on the wall, and tabs. */
export class Device {
  readonly identity: Identity;
  readonly box = new SharedBox();
  readonly clock: WallClock;
  readonly tabs: Tab[] = [];
  readonly composed: Composed[] = [];
  /** Ids that ever were on the disk. */
  readonly saved = new Set<string>();
  isOffline = false;
  readonly #wire: Wire;
  readonly #name: string;

  constructor(wire: Wire, name: string) {
    this.#wire = wire;
    this.#name = name;
    this.identity = identityOf(name);
    this.clock = new WallClock(wire.steady);
  }

  open(name = this.#name): Tab {
    const tab = new Tab(this.#wire, this, name);
    this.tabs.push(tab);
    return tab;
  }

  get member(): string {
    return this.identity.member;
  }

  get tab(): Tab {
    return this.tabs.at(-1)!;
  }

  get livingTabs(): Tab[] {
    return this.tabs.filter(({ isAlive }) => isAlive);
  }

  /** Loses the network, until `goOnline`. */
  goOffline(tail: Tail = 'lost'): void {
    this.isOffline = true;
    for (const { line } of this.livingTabs) line.cut(tail);
  }

  goOnline(): void {
    this.isOffline = false;
    for (const { engine } of this.livingTabs) engine.wake();
  }
}

/** The room, the devices and everything between them. */
export class Wire {
  readonly room: TestRoom;
  readonly devices: Device[] = [];
  /** The room's clock on the wall. */
  readonly clock: WallClock;
  readonly steady: () => number;
  /** Proofs of hellos take a step of their own. */
  provesLater = false;
  /** Frames delivered so far, both ways. */
  frames = 0;
  cuts = 0;
  evictions = 0;
  /** What engines were given, by type; refusals and resets also by their code and reason. */
  readonly given = new Map<string, number>();
  readonly #lines: Line[] = [];
  /** Events read already: tests look at the history often. */
  readonly #known = new WeakMap<StoredEvent, LogEvent>();
  #serial = 0;
  #planned: { readonly frame: number; readonly act: () => void } | null = null;

  constructor(limits: Partial<RoomLimits> = {}) {
    this.room = new TestRoom(limits);
    const { clock } = this.room;
    this.steady = FakeClock.prototype.now.bind(clock);
    this.clock = new WallClock(this.steady);
    clock.now = () => this.clock.now();
  }

  device(name: string): Device {
    const device = new Device(this, name);
    this.devices.push(device);
    return device;
  }

  /** Someone opens the room on a new device, and is in. */
  async enter(name: string): Promise<Tab> {
    const tab = this.device(name).open();
    await this.run();
    return tab;
  }

  get tabs(): Tab[] {
    return this.devices.flatMap(({ livingTabs }) => livingTabs);
  }

  /** Every line there ever was: what an old one still carries may arrive late. */
  get lines(): readonly Line[] {
    return this.#lines;
  }

  dial(tab: Tab): Line {
    const line = new Line(this, tab);
    this.#lines.push(line);
    return line;
  }

  /** Every event the room keeps, as clients should know it. */
  history(): LogEvent[] {
    return this.room.store.after(0, ALL).map((event) => this.#known.get(event) ?? this.#read(event));
  }

  /** What a member's messages in the log say, in order. */
  textsBy({ member }: Device): string[] {
    return this.history().flatMap(({ by, kind, body }) => (by === member && kind === 'message' ? [textOf(body)] : []));
  }

  /** Delivers one frame somewhere; false if none is under way. */
  async step(): Promise<boolean> {
    for (const line of this.#lines) {
      if (!line.hasUp && !line.hasDown) continue;
      this.#follow();
      // The plan may have cut this very line.
      if (line.hasUp) line.stepUp();
      else if (line.hasDown) line.stepDown();
      this.frames += 1;
      await settle();
      return true;
    }
    return false;
  }

  /** Has this happen right before a frame is delivered, or once when nothing is left to deliver. */
  plan(frame: number, act: () => void): void {
    this.#planned = { frame, act };
  }

  /** Delivers everything, and what that leads to, without time passing. */
  async run(): Promise<void> {
    await settle();
    while (await this.step());
  }

  /** Lets time pass, with everything delivered on the way. */
  async pass(ms: number, sliceMs = SLICE_MS): Promise<void> {
    await this.run();
    for (let left = ms; left > 0; left -= sliceMs) {
      await this.room.clock.pass(Math.min(left, sliceMs));
      await this.run();
    }
  }

  /** The room sleeps and wakes: memory is gone, sockets and disk are not. */
  evict(): void {
    this.evictions += 1;
    for (const line of this.lines) line.forgetProof();
    this.room.evict();
  }

  /** The room's disk is replaced by an empty one: another life of the log. */
  loseDisk(): void {
    this.#replaceDisk(new MemoryStore());
  }

  /** The room's disk is replaced by a backup from when this was the head: the same life, told again from there. */
  rewindDisk(head: number): void {
    const { store } = this.room;
    const backup = new MemoryStore();
    backup.begin(store.facts().epoch);
    for (let number = 1; number < store.nextMemberNumber(); number += 1) backup.addMember(store.memberAt(number)!);
    for (const event of store.after(0, ALL)) if (event.seq <= head) backup.append(event);
    this.#replaceDisk(backup);
  }

  /** Sessions that a newer one of the same engine replaced. */
  get superseded(): number {
    return this.#lines.filter(({ closedWith }) => closedWith === 'superseded').length;
  }

  note(frame: Down): void {
    const names: string[] = [frame.type];
    if (frame.type === 'reset') names.push(frame.reason);
    if (frame.type === 'refused') names.push(...frame.refusals.map(({ code }) => code));
    for (const name of names) this.given.set(name, this.count(name) + 1);
  }

  count(name: string): number {
    return this.given.get(name) ?? 0;
  }

  /** Not random, so that two runs can be compared. */
  bytes(count: number): Uint8Array {
    this.#serial += 1;
    const bytes = new Uint8Array(count);
    new DataView(bytes.buffer).setUint32(0, this.#serial);
    return bytes;
  }

  #replaceDisk(store: MemoryStore): void {
    Object.assign(this.room, { store });
    for (const line of this.lines) line.cut();
    this.room.evict();
  }

  #read(event: StoredEvent): LogEvent {
    const { seq, at, by, id, kind, target, body } = event;
    const { member } = this.room.store.memberAt(by)!;
    const read = { seq, at, by: member, id, kind, body: JSON.parse(body), ...(target !== null && { target }) };
    this.#known.set(event, read);
    return read;
  }

  #follow(): void {
    if (this.#planned === null || this.frames < this.#planned.frame) return;
    const { act } = this.#planned;
    this.#planned = null;
    act();
  }
}

export function textOf(body: unknown): string {
  return (body as { text: string }).text;
}

const keys = new Map<string, Identity>();

/** The same name has the same key in every test. */
function identityOf(name: string): Identity {
  const known = keys.get(name);
  if (known) return known;
  const seed = createHash('sha256').update(name).digest();
  const key = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  const identity = { member: x!, sign: async (bytes: Uint8Array) => new Uint8Array(sign(null, bytes, privateKey)) };
  keys.set(name, identity);
  return identity;
}

const publicKeys = new Map<string, KeyObject>();

function publicKeyOf(x: string): KeyObject {
  const key = publicKeys.get(x) ?? createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  publicKeys.set(x, key);
  return key;
}

function prove(claim: Claim): string | null {
  if (claim.kind === 'guest') throw new Error('Engines have keys');
  const transcript = helloTranscript(claim.signed, (text) => encoder.encode(text));
  const { key, signature } = claim.hello;
  return verify(null, transcript, publicKeyOf(key), Buffer.from(signature, 'base64url')) ? key : null;
}
