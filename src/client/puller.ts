// Asks for what is missing, one question at a time, and again when no answer comes.
import type { Seq } from '../protocol/ids.ts';
import type { Pull } from '../protocol/up.ts';
import type { Clock } from './ports.ts';

/** How long an answer may take before the question is repeated. */
const PULL_TIMEOUT_MS = 10_000;

export interface PullerPorts {
  readonly clock: Clock;
  send(frame: Pull): void;
  /** Where to ask from; null when nothing is known that could be continued. */
  from(): Seq | null;
  /** Only another session can help. */
  restart(): void;
}

export class Puller {
  readonly #ports: PullerPorts;
  #isAsking = false;
  #cancel = () => {};

  constructor(ports: PullerPorts) {
    this.#ports = ports;
  }

  get isAsking(): boolean {
    return this.#isAsking;
  }

  ask(): void {
    const after = this.#ports.from();
    if (this.#isAsking) return;
    if (after === null) return this.#ports.restart();
    this.#isAsking = true;
    this.#ports.send({ type: 'pull', after });
    this.expect();
  }

  /** Waits for the room to speak first, and asks if it does not. */
  expect(): void {
    this.#cancel();
    this.#cancel = this.#ports.clock.after(PULL_TIMEOUT_MS, () => {
      this.#isAsking = false;
      this.ask();
    });
  }

  /** Something came that may answer; more may be needed. */
  answered(): void {
    this.#isAsking = false;
  }

  /** Nothing is missing, or nobody is there to ask. */
  stop(): void {
    this.#isAsking = false;
    this.#cancel();
  }
}
