// Finds connections that died without a word: a `ping` must be answered in time. The room sleeps through both.
import { HEARTBEAT_MS, HEARTBEAT_TIMEOUT_MS } from '../protocol/limits.ts';
import { PING } from '../protocol/version.ts';
import type { Clock } from './ports.ts';

export interface HeartbeatPorts {
  readonly clock: Clock;
  send(text: string): void;
  /** No answer came in time. */
  died(): void;
}

export class Heartbeat {
  readonly #ports: HeartbeatPorts;
  #cancel = () => {};
  #state: 'stopped' | 'resting' | 'asking' = 'stopped';

  constructor(ports: HeartbeatPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#rest();
  }

  stop(): void {
    this.#cancel();
    this.#state = 'stopped';
  }

  /** Asks at once, unless an answer is already awaited. */
  ask(timeoutMs = HEARTBEAT_TIMEOUT_MS): void {
    if (this.#state !== 'resting') return;
    this.#ports.send(PING);
    this.#enter('asking', timeoutMs, () => this.#ports.died());
  }

  answered(): void {
    if (this.#state === 'asking') this.#rest();
  }

  #rest(): void {
    this.#enter('resting', HEARTBEAT_MS, () => this.ask());
  }

  #enter(state: 'resting' | 'asking', ms: number, then: () => void): void {
    this.#cancel();
    this.#state = state;
    this.#cancel = this.#ports.clock.after(ms, then);
  }
}
