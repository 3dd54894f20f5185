// One tab: a real engine on the wire, what it was told and what it said; it can die with its memory.
import { openRoom } from '../../src/client/open-room.ts';
import type { OutboxStore, Platform } from '../../src/client/ports.ts';
import type { RoomEngine, RoomState } from '../../src/client/state.ts';
import type { Down, Reset } from '../../src/protocol/down.ts';
import type { LogEvent } from '../../src/protocol/events.ts';
import type { Up } from '../../src/protocol/up.ts';
import type { Device } from './device.ts';
import type { Line, Tail } from './line.ts';
import type { Wire } from './wire.ts';

const encoder = new TextEncoder();

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
