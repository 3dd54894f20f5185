// A client of `ajar.v1` on Node's own WebSocket, for tests against a real server. It remembers everything it was
// ever shown and complains about what a client must never see, in `faults`. It shares no code with `src/client`.
import { randomBytes } from 'node:crypto';
import { decodeDown } from '../../src/protocol/codec.ts';
import type { Down, Page } from '../../src/protocol/down.ts';
import type { LogEvent } from '../../src/protocol/events.ts';
import { helloTranscript } from '../../src/protocol/transcript.ts';
import type { Cursor, Up } from '../../src/protocol/up.ts';
import { PROTOCOL } from '../../src/protocol/version.ts';
import { NodeOutbox } from './node-outbox.ts';
import { createIdentity, type TestIdentity } from './test-identity.ts';

const JOINED_WITHIN_MS = 30_000;
const encoder = new TextEncoder();

export class NodeClient {
  readonly name: string;
  readonly identity: TestIdentity;
  readonly outbox = new NodeOutbox();
  /** Every event it was ever shown, by seq. */
  readonly seen = new Map<number, LogEvent>();
  /** What contradicts a guarantee. */
  readonly faults: string[] = [];
  /** Reasons of the resets it was given. */
  readonly resets: string[] = [];
  /** Events that came as `stored`: answers to posts that had been stored before. */
  duplicatesAnswered = 0;
  cursor: Cursor = { epoch: '', seq: 0, id: '' };
  /** Called after each frame once it is live. */
  onProgress: () => void = () => {};
  #engine = randomBytes(12).toString('base64url');
  #attempt = 0;
  #socket: WebSocket | null = null;
  #isLive = false;
  #pages = new Map<number, (page: Page) => void>();
  #lastSearch = 0;
  #found = new Map<number, number>();
  #listeners = new Set<() => void>();

  constructor(name: string, identity: TestIdentity = createIdentity()) {
    this.name = name;
    this.identity = identity;
  }

  get isLive(): boolean {
    return this.#isLive;
  }

  /** Joins, or comes back to, a room; resolves when it has caught up. */
  async connect(origin: string, room: string): Promise<void> {
    const url = new URL(`/room/${room}`, origin.replace(/^http/, 'ws'));
    const socket = new WebSocket(url, [PROTOCOL]);
    this.#socket = socket;
    this.#attempt += 1;
    socket.onmessage = ({ data }) => socket === this.#socket && this.#read(String(data), { host: url.host, room });
    socket.onclose = ({ code, reason }) => socket === this.#socket && this.#dropped(code, reason);
    await this.until(() => this.#isLive || this.#socket === null, 'joined');
    if (!this.#isLive) throw new Error(`${this.name} was not let in: ${this.faults.join('; ') || 'connection lost'}`);
  }

  /** Puts messages into the outbox, as of what is known now, and sends them when it may. */
  post(texts: readonly string[]): void {
    this.propose(
      'message',
      texts.map((text) => ({ text })),
    );
  }

  /** The same with bodies of any kind. */
  propose(kind: string, bodies: readonly object[], target?: number): void {
    const { epoch, seq } = this.cursor;
    for (const body of bodies) {
      const id = randomBytes(12).toString('base64url');
      this.outbox.compose({ id, epoch, base: seq, kind, body, ...(target !== undefined && { target }) });
    }
    this.#drain();
  }

  /** How many messages a search finds. */
  async search(query: string): Promise<number> {
    this.#lastSearch += 1;
    const ref = this.#lastSearch;
    this.#send({ type: 'search', ref, query });
    await this.until(() => this.#found.has(ref), `an answer to the search for ${query}`);
    return this.#found.get(ref) ?? 0;
  }

  /** Sends its last posts once more, as composed, although they were acknowledged; resolves when all are answered. */
  async repeat(count: number): Promise<void> {
    const posts = [...this.outbox.composed.values()].slice(-count);
    const expected = this.duplicatesAnswered + posts.length;
    if (posts.length > 0) this.#send({ type: 'post', posts });
    await this.until(() => this.duplicatesAnswered >= expected, 'the originals of repeated posts');
  }

  /** The whole log as pages tell it, oldest first. */
  async readHistory(): Promise<LogEvent[]> {
    const history: LogEvent[] = [];
    let before: number | undefined;
    for (;;) {
      const page = await this.#askPage(before);
      history.unshift(...page.events);
      before = page.events[0]?.seq;
      if (before === undefined || before <= page.floor) return history;
    }
  }

  /** Resolves as soon as the condition holds; looked at after every frame. */
  async until(condition: () => boolean, what: string, withinMs = JOINED_WITHIN_MS): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = () => condition() && resolve();
    const timer = setTimeout(() => reject(new Error(`${this.name} waited in vain: ${what}`)), withinMs);
    this.#listeners.add(look);
    look();
    await promise.finally(() => {
      clearTimeout(timer);
      this.#listeners.delete(look);
    });
  }

  close(): void {
    const socket = this.#socket;
    this.#lose();
    socket?.close();
  }

  #askPage(before: number | undefined): Promise<Page> {
    const { promise, resolve } = Promise.withResolvers<Page>();
    const ref = this.#pages.size + 1;
    this.#pages.set(ref, resolve);
    this.#send({ type: 'page', ref, limit: 100, ...(before !== undefined && { before }) });
    return promise;
  }

  #send(frame: Up): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #drain(): void {
    const posts = this.#isLive ? this.outbox.next() : [];
    if (posts.length > 0) this.#send({ type: 'post', posts });
  }

  #dropped(code: number, reason: string): void {
    if (code >= 4000) this.faults.push(`closed with ${code} ${reason}`);
    this.#lose();
    for (const look of this.#listeners) look();
  }

  #lose(): void {
    this.#socket = null;
    this.#isLive = false;
    this.outbox.disconnected();
  }

  #read(text: string, place: { host: string; room: string }): void {
    const frame = decodeDown(text);
    if (!frame.ok) this.faults.push(`a frame that no schema knows: ${text.slice(0, 200)}`);
    else if (frame.value.type === 'challenge') this.#greet(frame.value.nonce, place);
    else this.#take(frame.value);
    if (this.#isLive) this.#drain();
    if (this.#isLive) this.onProgress();
    for (const look of this.#listeners) look();
  }

  #greet(nonce: string, { host, room }: { host: string; room: string }): void {
    const key = this.identity.member;
    const signature = this.identity.sign(helloTranscript({ host, room, key, nonce }, (text) => encoder.encode(text)));
    const engine = { name: this.name, engine: this.#engine, attempt: this.#attempt, since: this.cursor };
    this.#send({ type: 'hello', key, signature, ...engine });
  }

  #take(frame: Down): void {
    switch (frame.type) {
      case 'events':
        if (frame.epoch !== undefined) this.cursor = { ...this.cursor, epoch: frame.epoch };
        if (!this.#isLive) this.faults.push('live events before the backlog was done');
        return this.#followAll(frame.events);
      case 'backlog':
        this.#followAll(frame.events);
        this.cursor = { ...this.cursor, epoch: frame.epoch };
        this.#isLive = frame.live;
        return frame.live ? undefined : this.#send({ type: 'pull', after: this.cursor.seq });
      case 'reset':
        this.resets.push(frame.reason);
        this.#seeAll(frame.events);
        this.cursor = { epoch: frame.epoch, seq: frame.asOf, id: frame.events.at(-1)?.id ?? '' };
        this.#isLive = true;
        return;
      case 'stored':
        this.duplicatesAnswered += frame.events.length;
        return this.#seeAll(frame.events);
      case 'page':
        this.#seeAll(frame.events);
        return this.#pages.get(frame.ref)?.(frame);
      case 'refused': {
        const delayMs = this.outbox.refuse(frame.refusals);
        if (delayMs > 0) setTimeout(() => this.#drain(), delayMs);
        return;
      }
      case 'found':
        if (frame.hits.length > 0 || frame.indexed.done >= frame.indexed.total)
          this.#found.set(frame.ref, frame.hits.length);
        return;
      case 'behind':
        return this.#send({ type: 'pull', after: this.cursor.seq });
      case 'error':
        this.faults.push(`error ${frame.code}`);
        return;
      default:
        // Presence, typing and rosters are no part of what this client vouches for.
        return;
    }
  }

  #followAll(events: readonly LogEvent[]): void {
    for (const event of events) this.#follow(event);
  }

  #seeAll(events: readonly LogEvent[]): void {
    for (const event of events) this.#see(event);
  }

  /** An event in the order of the log. */
  #follow(event: LogEvent): void {
    if (event.seq !== this.cursor.seq + 1) this.faults.push(`event ${event.seq} came after ${this.cursor.seq}`);
    this.cursor = { ...this.cursor, seq: event.seq, id: event.id };
    this.#see(event);
  }

  #see(event: LogEvent): void {
    const known = this.seen.get(event.seq);
    if (known && JSON.stringify(known) !== JSON.stringify(event)) {
      this.faults.push(`event ${event.seq} was ${JSON.stringify(known)} and became ${JSON.stringify(event)}`);
    }
    if (!known) this.seen.set(event.seq, event);
    if (event.by === this.identity.member) this.outbox.settle(event);
  }
}
