// One connection that the test holds: what is under way up and down waits until the test delivers it, and what
// becomes of it when the connection ends is the test's choice.
import type { Socket } from '../../src/client/ports.ts';
import type { Claim } from '../../src/room/admission.ts';
import type { Person } from '../support/test-room.ts';
import { prove } from './keys.ts';
import type { Tab } from './tab.ts';
import type { Wire } from './wire.ts';

export type Tail = 'heard' | 'lost' | 'late';

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
  cut(tail: Tail = 'lost', code = 1006): void {
    if (!this.#isListening) return;
    this.#wire.cuts += 1;
    this.#end(tail);
    this.onclose?.(code, '');
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
