// Keeps a session with the room: dials, comes back after losses with back-off, hurries when woken, and ends for
// good where the close code says so.
import { CLOSE, mayReconnectAfter } from '../protocol/close-codes.ts';
import type { Challenge, Down, Welcome } from '../protocol/down.ts';
import type { Seq } from '../protocol/ids.ts';
import type { Hello, Up } from '../protocol/up.ts';
import { backOffMs, mayHurryAfter } from './back-off.ts';
import type { Platform } from './ports.ts';
import { Session } from './session.ts';
import type { ConnectionState } from './state.ts';

/** A session this old was no accident: the next loss starts the back-off anew. */
const STEADY_MS = 10_000;
const NORMAL_CLOSURE = 1000;

export interface ConnectionPorts {
  readonly platform: Platform;
  readonly url: string;
  answer(challenge: Challenge, attempt: number): Promise<Hello>;
  joined(welcome: Welcome): void;
  received(frame: Exclude<Down, Challenge | Welcome>): void;
  hinted(head: Seq): void;
  lastSeq(): Seq;
  /** A session that had joined is over. */
  lost(): void;
  changed(state: ConnectionState): void;
}

export class Connection {
  readonly #ports: ConnectionPorts;
  #state: ConnectionState;
  #session: Session | null = null;
  /** Counts every dialling of this engine's life, so that the room knows which session is the newest (H8). */
  #attempt = 0;
  #failures = 0;
  #lastCode = NORMAL_CLOSURE;
  #cancelTimer = () => {};

  constructor(ports: ConnectionPorts) {
    this.#ports = ports;
    this.#state = { status: 'connecting', since: ports.platform.clock.now(), attempt: 1 };
  }

  get state(): ConnectionState {
    return this.#state;
  }

  open(): void {
    this.#cancelTimer();
    this.#attempt += 1;
    const session = new Session(this.#sessionPorts(this.#attempt));
    this.#session = session;
    this.#enter({ status: 'connecting', since: this.#now(), attempt: this.#attempt });
    session.dial();
  }

  /** False when nobody heard it. */
  send(frame: Up): boolean {
    return this.#session?.send(frame) ?? false;
  }

  setCaughtUp(caughtUp: boolean): void {
    const state = this.#state;
    if (state.status === 'joined' && state.caughtUp !== caughtUp) this.#enter({ ...state, caughtUp });
  }

  /** Gives up on the session and begins another. */
  restart(): void {
    this.#session?.hangUp();
  }

  wake(): void {
    if (this.#state.status === 'waiting' && mayHurryAfter(this.#lastCode)) this.open();
    else if (this.#state.status === 'joined') this.#session?.probe();
  }

  close(): void {
    if (this.#state.status === 'ended') return;
    this.#cancelTimer();
    const session = this.#session;
    this.#session = null;
    const wasJoined = this.#state.status === 'joined';
    this.#enter({ status: 'ended', code: NORMAL_CLOSURE, reason: 'closed' });
    session?.hangUp(NORMAL_CLOSURE);
    if (wasJoined) this.#ports.lost();
  }

  #sessionPorts(attempt: number) {
    const { platform, url, received, hinted, lastSeq, answer } = this.#ports;
    return {
      ...{ platform, url, received, hinted, lastSeq },
      answer: (challenge: Challenge) => answer(challenge, attempt),
      joined: (welcome: Welcome) => this.#join(welcome),
      ended: (code: number, reason: string) => this.#lose(code, reason),
    };
  }

  #join(welcome: Welcome): void {
    this.#cancelTimer = this.#ports.platform.clock.after(STEADY_MS, () => {
      this.#failures = 0;
    });
    this.#enter({ status: 'joined', since: this.#now(), caughtUp: false });
    this.#ports.joined(welcome);
  }

  #lose(code: number, reason: string): void {
    if (this.#state.status === 'ended') return;
    this.#cancelTimer();
    this.#session = null;
    this.#lastCode = code;
    const wasJoined = this.#state.status === 'joined';
    if (mayReconnectAfter(code)) this.#wait(code);
    else this.#enter({ status: 'ended', code, reason: reasonOf(code, reason) });
    if (wasJoined) this.#ports.lost();
  }

  #wait(code: number): void {
    const { platform } = this.#ports;
    this.#failures += 1;
    const delayMs = backOffMs({ code, failures: this.#failures }, platform.random());
    this.#cancelTimer = platform.clock.after(delayMs, () => this.open());
    const since = this.#now();
    this.#enter({ status: 'waiting', since, retryAt: since + delayMs, online: platform.isOnline() });
  }

  #enter(state: ConnectionState): void {
    this.#state = state;
    this.#ports.changed(state);
  }

  #now(): number {
    return this.#ports.platform.clock.now();
  }
}

function reasonOf(code: number, reason: string): string {
  const known = Object.entries(CLOSE).find(([, value]) => value === code);
  return known?.[0] ?? reason;
}
