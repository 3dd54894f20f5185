// One member of an Ajar room who follows the log by itself: catches up, pulls, pages, comes back with its cursor, and
// notes what it was shown. For what the crowd's one common stream cannot tell: storms, slow readers, single visits.
import { SYNC_EVERY_BYTES } from '../../../src/protocol/limits.ts';
import type { Cursor } from '../../../src/protocol/up.ts';
import { Connection } from './connection.ts';
import { epochOf, type Joiner, json } from './wires.ts';

const EVENT = /\{"seq":(\d+),"at":\d+,"by":"[^"]*","id":"([^"]*)"/g;
const ANSWERED_WITHIN_MS = 60_000;
/** One string for an id, however many followers hear it: otherwise each would keep a frame alive. */
const ids = new Map<string, string>();

export interface Place {
  readonly port: number;
  readonly room: string;
}

/** What an answer cost. */
export interface Answer {
  readonly ms: number;
  readonly bytes: number;
  readonly events: number;
}

export class Follower {
  cursor: Cursor = { epoch: '', seq: 0, id: '' };
  /** Ids of all events it was ever shown, by seq. */
  readonly seen = new Map<number, string>();
  readonly faults: string[] = [];
  /** Turns of catching up since it last joined. */
  turns = 0;
  resets = 0;
  /** How often it was told that it reads too slowly. */
  timesBehind = 0;
  isLive = false;
  readonly #member: number;
  #attempt = 0;
  #unprovenBytes = 0;
  #connection: Connection | null = null;
  #waiting: { readonly isIt: (frame: string) => boolean; readonly resolve: (frame: string) => void }[] = [];

  constructor(member: number) {
    this.#member = member;
  }

  /** Why the last connection ended; null while there is one. */
  get closedBy(): string | null {
    return this.#connection === null ? 'never opened' : this.#connection.closedBy;
  }

  /** Joins, with its cursor if not told otherwise; resolves with the ms until it was live. Null: as someone new. */
  async join({ port, room }: Place, since: Cursor | null = this.cursor): Promise<number> {
    const startedAt = performance.now();
    this.#attempt += 1;
    this.turns = 0;
    this.isLive = false;
    const joiner: Joiner = {
      room,
      host: `127.0.0.1:${port}`,
      member: this.#member,
      attempt: this.#attempt,
      since: since ?? undefined,
    };
    const target = { port, path: json.path(joiner), protocol: json.protocol };
    const connection = new Connection(target, (payload) => this.#hear(payload.toString(), joiner));
    this.#connection = connection;
    const lost = new Promise<never>((_, reject) => {
      connection.onClose = () => {
        this.isLive = false;
        reject(new Error(`${connection.closedBy}`));
      };
    });
    lost.catch(() => {});
    await connection.opened;
    await Promise.race([this.#until(() => this.isLive), lost]);
    return performance.now() - startedAt;
  }

  /** Says one message; resolves with the ms until it came back. */
  async say(text: string): Promise<number> {
    const startedAt = performance.now();
    const frame = json.encode([text], this.cursor);
    const id = /"id":"([^"]+)"/.exec(frame)?.[1] ?? '';
    const answer = this.#until((heard) => heard.includes(id));
    this.#connection?.send(frame);
    await answer;
    return performance.now() - startedAt;
  }

  /** A frame that nothing answers. */
  signal(frame: string): void {
    this.#connection?.send(frame);
  }

  /** Asks for a page before `before`, or the latest. */
  async page(limit: number, before?: number): Promise<Answer> {
    const question = JSON.stringify({ type: 'page', ref: 1, limit, before });
    const { frame, ms } = await this.ask(question, (heard) => heard.startsWith('{"type":"page"'));
    return { ms, bytes: frame.length, events: this.#see(frame) };
  }

  /** Sends a question and waits for its answer. */
  async ask(question: string, isAnswer: (frame: string) => boolean): Promise<{ frame: string; ms: number }> {
    const startedAt = performance.now();
    const answer = this.#until(isAnswer);
    this.#connection?.send(question);
    return { frame: await answer, ms: performance.now() - startedAt };
  }

  /** Fills by pages what a reset left out, from the newest hole down. */
  async fillHoles(): Promise<void> {
    for (;;) {
      const hole = this.newestHole();
      if (hole === null) return;
      await this.page(100, hole + 1);
      if (this.newestHole() === hole) throw new Error(`Event ${hole} is on no page`);
    }
  }

  /** The newest seq up to its cursor that it was never shown; null if there is none. */
  newestHole(): number | null {
    for (let seq = this.cursor.seq; seq > 0; seq -= 1) if (!this.seen.has(seq)) return seq;
    return null;
  }

  pause(): void {
    this.#connection?.pause();
  }

  resume(): void {
    this.#connection?.resume();
  }

  leave(): void {
    this.isLive = false;
    this.#connection?.destroy();
  }

  async #until(isIt: (frame: string) => boolean): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const timer = setTimeout(() => reject(new Error(`Member ${this.#member} got no answer`)), ANSWERED_WITHIN_MS);
    this.#waiting.push({ isIt, resolve });
    return promise.finally(() => clearTimeout(timer));
  }

  #hear(frame: string, joiner: Joiner): void {
    const kind = /^\{"type":"([a-z]+)"/.exec(frame)?.[1];
    if (kind === 'challenge') this.#answer(json.join(frame, joiner));
    else if (kind === 'events' || kind === 'backlog') this.#follow(frame);
    if (kind === 'events') this.#prove(frame.length);
    if (kind === 'reset') this.#restart(frame);
    else if (kind === 'behind') this.#pullOn();
    else if (kind === 'error' || kind === 'refused') this.faults.push(frame.slice(0, 200));
    if (kind === 'backlog') this.#takeTurn(frame, joiner);
    if (kind === 'reset') this.isLive = true;
    for (const wait of this.#waiting.filter(({ isIt }) => isIt(frame))) {
      this.#waiting = this.#waiting.filter((other) => other !== wait);
      wait.resolve(frame);
    }
  }

  #takeTurn(frame: string, joiner: Joiner): void {
    this.turns += 1;
    const step = json.join(frame, joiner);
    if (step === 'joined') this.isLive = true;
    else this.#connection?.send(`{"type":"pull","after":${this.cursor.seq}}`);
  }

  #prove(bytes: number): void {
    this.#unprovenBytes += bytes;
    if (this.#unprovenBytes < SYNC_EVERY_BYTES) return;
    this.#unprovenBytes = 0;
    this.#connection?.send(`{"type":"sync","seq":${this.cursor.seq}}`);
  }

  #answer(step: ReturnType<typeof json.join>): void {
    if (step !== null && step !== 'joined') this.#connection?.send(step.send);
  }

  #pullOn(): void {
    this.timesBehind += 1;
    this.#connection?.send(`{"type":"pull","after":${this.cursor.seq}}`);
  }

  /** Events in the order of the log. */
  #follow(frame: string): void {
    const first = this.cursor.seq + 1;
    const count = this.#see(frame);
    if (count === 0) return;
    for (let seq = first; seq < first + count; seq += 1) {
      if (!this.seen.has(seq)) this.faults.push(`event ${seq} did not come after ${first - 1}`);
    }
    const seq = first + count - 1;
    this.cursor = { epoch: epochOf(frame) ?? this.cursor.epoch, seq, id: this.seen.get(seq) ?? '' };
  }

  #restart(frame: string): void {
    this.resets += 1;
    this.#see(frame);
    const seq = Number(/"asOf":(\d+)/.exec(frame)?.[1]);
    this.cursor = { epoch: epochOf(frame) ?? '', seq, id: this.seen.get(seq) ?? '' };
  }

  /** Notes the events of a frame; returns how many there were. */
  #see(frame: string): number {
    let count = 0;
    for (const [, digits, id = ''] of frame.matchAll(EVENT)) {
      const seq = Number(digits);
      const known = this.seen.get(seq);
      if (known !== undefined && known !== id) this.faults.push(`event ${seq} was ${known} and became ${id}`);
      this.seen.set(seq, intern(id));
      count += 1;
    }
    return count;
  }
}

function intern(id: string): string {
  const known = ids.get(id);
  if (known !== undefined) return known;
  ids.set(id, id);
  return id;
}
