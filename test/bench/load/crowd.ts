// N members of one room, each on a socket of its own, and the ledger of what they say and hear.
import { setTimeout as pause } from 'node:timers/promises';
import { SYNC_EVERY_BYTES } from '../../../src/protocol/limits.ts';
import { Connection } from './connection.ts';
import { Ledger } from './ledger.ts';
import { epochOf, type Joiner, type Known, lastSeq, type Wire } from './wires.ts';

/** Sockets that are being opened at the same time. */
const JOINING_AT_ONCE = 64;
const QUIET_MS = 300;
const JOINED_WITHIN_MS = 60_000;
const DRAINED_WITHIN_MS = 30_000;

export interface CrowdOptions {
  readonly port: number;
  readonly room: string;
  readonly members: number;
  readonly wire: Wire;
}

export class Crowd {
  readonly ledger: Ledger;
  /** What went wrong beside the ledger's own list. */
  readonly faults: string[] = [];
  known: Known = { epoch: '', seq: 0 };
  readonly #options: CrowdOptions;
  readonly #connections: Connection[] = [];
  readonly #unproven: Uint32Array;
  #lastFrameAt = 0;

  constructor(options: CrowdOptions) {
    this.#options = options;
    this.ledger = new Ledger(options.members);
    this.#unproven = new Uint32Array(options.members);
    this.ledger.onFrame = (payload) => {
      this.known = options.wire.follow(payload, this.known);
    };
  }

  get members(): number {
    return this.#options.members;
  }

  /** Messages that a frame up may carry. */
  get perFrame(): number {
    return this.#options.wire.perFrame;
  }

  /** Opens all sockets; resolves with the ms it took until everyone was in. */
  async join(): Promise<number> {
    const { members, wire } = this.#options;
    wire.prepare(members);
    const startedAt = performance.now();
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let member = next++; member < members; member = next++) await this.#admit(member);
    };
    await Promise.all(Array.from({ length: Math.min(JOINING_AT_ONCE, members) }, worker));
    return performance.now() - startedAt;
  }

  /** Waits until the room has said all it had to say about the joins. */
  async settle(): Promise<void> {
    do await pause(QUIET_MS);
    while (performance.now() - this.#lastFrameAt < 2 * QUIET_MS);
  }

  /** Says messages of `size` characters each, in one frame where the wire allows. */
  say(sender: number, count: number, size: number): void {
    const texts = Array.from({ length: count }, () => this.ledger.write(sender, size));
    const { wire } = this.#options;
    for (let at = 0; at < texts.length; at += wire.perFrame) {
      this.#connections[sender]?.send(wire.encode(texts.slice(at, at + wire.perFrame), this.known));
    }
  }

  /** Waits until everyone has everything; what is missing after that is a fault. */
  async drain(): Promise<void> {
    const giveUpAt = performance.now() + DRAINED_WITHIN_MS;
    while (this.ledger.outstanding > 0 && performance.now() < giveUpAt) await pause(5);
    if (this.ledger.outstanding > 0)
      this.faults.push(`${this.ledger.outstanding} messages or frames did not reach everyone`);
  }

  /** Everything that must not have happened. */
  allFaults(): string[] {
    return [...this.faults, ...this.ledger.faults];
  }

  leave(): void {
    for (const connection of this.#connections) connection.destroy();
  }

  async #admit(member: number): Promise<void> {
    const { port, room, wire } = this.#options;
    const joiner: Joiner = { room, host: `127.0.0.1:${port}`, member, attempt: 1, since: undefined };
    const joined = Promise.withResolvers<void>();
    let isIn = wire.isInAtOnce;
    const connection = new Connection({ port, path: wire.path(joiner), protocol: wire.protocol }, (payload) => {
      if (isIn) return this.#hear(member, payload);
      const frame = payload.toString();
      const step = wire.join(frame, joiner);
      if (step === 'joined') {
        isIn = true;
        this.known = { epoch: epochOf(frame) ?? this.known.epoch, seq: lastSeq(frame) ?? this.known.seq };
        joined.resolve();
      } else if (step !== null) connection.send(step.send);
    });
    this.#connections[member] = connection;
    connection.onClose = () => this.#lose(member, connection, joined.reject);
    await connection.opened;
    if (isIn) return;
    const timer = setTimeout(() => joined.reject(new Error(`Member ${member} was not let in`)), JOINED_WITHIN_MS);
    await joined.promise.finally(() => clearTimeout(timer));
  }

  #lose(member: number, { closedBy }: Connection, reject: (error: Error) => void): void {
    this.faults.push(`member ${member}: ${closedBy}`);
    reject(new Error(`Member ${member}: ${closedBy}`));
  }

  #hear(member: number, payload: Buffer): void {
    const { wire } = this.#options;
    if (wire.carriesMessages(payload)) {
      this.ledger.take(member, payload);
      this.#prove(member, payload);
      return;
    }
    this.#lastFrameAt = performance.now();
    const answer = wire.other(payload.toString());
    if (answer && 'send' in answer) this.#connections[member]?.send(answer.send);
    else if (answer && this.faults.length < 20) this.faults.push(`member ${member}: ${answer.fault}`);
  }

  #prove(member: number, payload: Buffer): void {
    const unproven = (this.#unproven[member] ?? 0) + payload.length;
    this.#unproven[member] = unproven;
    if (unproven < SYNC_EVERY_BYTES) return;
    this.#unproven[member] = 0;
    const frame = this.#options.wire.sync(payload);
    if (frame !== null) this.#connections[member]?.send(frame);
  }
}
