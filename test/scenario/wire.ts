// Real engines and the real room at the two ends of a wire that the test holds: every frame waits until the test
// delivers it, and the wire can be cut, lose its tail, and outlive the room's memory. Keys and proofs are real.
import type { Down } from '../../src/protocol/down.ts';
import type { LogEvent } from '../../src/protocol/events.ts';
import type { RoomLimits } from '../../src/room/ports.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { TestRoom } from '../support/test-room.ts';
import { Device } from './device.ts';
import { backupOf, LogReader, textOf } from './disk.ts';
import { Line } from './line.ts';
import type { Tab } from './tab.ts';
import { WallClock } from './wall-clock.ts';

/** Time passes in slices this long, with everything delivered between them. */
const SLICE_MS = 500;

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
  readonly #log = new LogReader();
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
    return this.#log.read(this.room.store);
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
    this.#replaceDisk(backupOf(this.room.store, head));
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

  #follow(): void {
    if (this.#planned === null || this.frames < this.#planned.frame) return;
    const { act } = this.#planned;
    this.#planned = null;
    act();
  }
}
