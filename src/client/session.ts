// One socket's life: challenge, hello, welcome, frames, heartbeat, proof of reading. It ends exactly once, with a
// close code; whether to come back is decided in `connection.ts`.
import { decodeDown, encodeUp } from '../protocol/codec.ts';
import type { Challenge, Down, Welcome } from '../protocol/down.ts';
import type { Seq } from '../protocol/ids.ts';
import type { Hello, Up } from '../protocol/up.ts';
import { PONG, PROTOCOL } from '../protocol/version.ts';
import { Heartbeat } from './heartbeat.ts';
import type { Platform, Socket } from './ports.ts';
import { ReadingProof } from './reading-proof.ts';

/** From dialling to `welcome`. Longer than the room's own patience, so that its reason arrives first. */
const JOIN_DEADLINE_MS = 15_000;
/** Someone who just came back looks at the page: they should not wait for the usual timeout. */
const WAKE_TIMEOUT_MS = 5_000;
/** What RFC 6455 calls an abnormal end; here: we gave up on the socket. */
export const ABNORMAL = 1006;

export interface SessionPorts {
  readonly platform: Platform;
  readonly url: string;
  answer(challenge: Challenge): Promise<Hello>;
  joined(welcome: Welcome): void;
  received(frame: Exclude<Down, Challenge | Welcome>): void;
  /** The heartbeat's answer named the room's head. */
  hinted(head: Seq): void;
  lastSeq(): Seq;
  ended(code: number, reason: string): void;
}

type Phase = 'dialling' | 'greeting' | 'joined' | 'ended';

export class Session {
  readonly #ports: SessionPorts;
  readonly #heartbeat: Heartbeat;
  readonly #proof = new ReadingProof();
  #socket: Socket | null = null;
  #phase: Phase = 'dialling';
  #cancelDeadline = () => {};

  constructor(ports: SessionPorts) {
    this.#ports = ports;
    const { clock } = ports.platform;
    const send = (text: string) => this.#socket?.send(text);
    this.#heartbeat = new Heartbeat({ clock, send, died: () => this.hangUp() });
  }

  dial(): void {
    const { platform, url } = this.#ports;
    this.#cancelDeadline = platform.clock.after(JOIN_DEADLINE_MS, () => this.hangUp());
    try {
      this.#socket = platform.openSocket(url, [PROTOCOL]);
    } catch {
      return this.#end(ABNORMAL, '');
    }
    this.#socket.onmessage = (text) => this.#read(text);
    this.#socket.onclose = (code, reason) => this.#end(code, reason);
  }

  /** Sends after joining; before and after, nobody would read it. */
  send(frame: Up): boolean {
    if (this.#phase !== 'joined') return false;
    this.#socket?.send(encodeUp(frame));
    return true;
  }

  /** Asks for a sign of life now: the device woke up. */
  probe(): void {
    this.#heartbeat.ask(WAKE_TIMEOUT_MS);
  }

  hangUp(code = ABNORMAL): void {
    const socket = this.#socket;
    this.#end(code, '');
    socket?.close();
  }

  #read(text: string): void {
    if (this.#phase === 'ended') return;
    if (text.startsWith(PONG)) this.#hear(text);
    else this.#take(text);
    if (this.#proof.isDueAfter(text)) this.send({ type: 'sync', seq: this.#ports.lastSeq() });
  }

  #hear(pong: string): void {
    this.#heartbeat.answered();
    const head = /^pong (\d{1,15})$/.exec(pong)?.[1];
    if (head !== undefined && this.#phase === 'joined') this.#ports.hinted(Number(head));
  }

  /** What cannot be understood is skipped: a newer room may say more than this client knows (K3). */
  #take(text: string): void {
    const decoded = decodeDown(text);
    if (!decoded.ok) return;
    const frame = decoded.value;
    if (frame.type === 'challenge') this.#greet(frame);
    else if (frame.type === 'welcome') this.#enter(frame);
    else if (this.#phase === 'joined') this.#ports.received(frame);
  }

  /** A nonce is good for one hello, so a repeated challenge is left unanswered. */
  #greet(challenge: Challenge): void {
    if (this.#phase !== 'dialling') return;
    this.#phase = 'greeting';
    this.#ports.answer(challenge).then(
      (hello) => this.#phase === 'greeting' && this.#socket?.send(encodeUp(hello)),
      () => this.hangUp(),
    );
  }

  #enter(welcome: Welcome): void {
    if (this.#phase !== 'greeting') return;
    this.#phase = 'joined';
    this.#cancelDeadline();
    this.#heartbeat.start();
    this.#ports.joined(welcome);
  }

  #end(code: number, reason: string): void {
    if (this.#phase === 'ended') return;
    this.#phase = 'ended';
    this.#cancelDeadline();
    this.#heartbeat.stop();
    if (this.#socket) this.#socket.onmessage = null;
    if (this.#socket) this.#socket.onclose = null;
    this.#socket = null;
    this.#ports.ended(code, reason);
  }
}
