// One open room: wires connection, log, outbox and typing together, and gives each frame to the parts it concerns.
import { toBase64url } from '../protocol/base64url.ts';
import type { Challenge, Welcome } from '../protocol/down.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { Hello } from '../protocol/up.ts';
import { roomAddress } from './address.ts';
import { Connection } from './connection.ts';
import { Drain } from './drain.ts';
import { signHello } from './hello.ts';
import { History } from './history.ts';
import { initialState } from './initial-state.ts';
import { mustGive } from './name-wish.ts';
import type { OpenRoomOptions } from './ports.ts';
import { Published } from './published.ts';
import { receive } from './receive.ts';
import type { ConnectionState } from './state.ts';
import { TypingVoice, Typists } from './typing.ts';

const ENGINE_KEY_BYTES = 16;
/** 96 bits, as the protocol asks of an event's id. */
const EVENT_ID_BYTES = 12;

type EventListener = (event: LogEvent, live: boolean) => void;

export class Engine {
  readonly published: Published;
  readonly connection: Connection;
  readonly history: History;
  readonly drain: Drain;
  readonly typists: Typists;
  readonly voice: TypingVoice;
  readonly listeners = new Set<EventListener>();
  readonly #options: OpenRoomOptions;
  readonly #host: string;
  readonly #key: string;
  #isActive = true;
  #wasWelcomed = false;
  /** Asked for before joining. */
  #wantedName: string | null = null;

  constructor(options: OpenRoomOptions) {
    const { platform, identity, room, outbox: store, lease } = options;
    const { clock } = platform;
    const { url, host } = roomAddress(options.origin, room);
    this.#options = options;
    this.#host = host;
    this.#key = this.#randomId(ENGINE_KEY_BYTES);
    this.published = new Published(initialState(options));
    this.connection = new Connection({
      ...{ platform, url },
      answer: (challenge, attempt) => this.#answer(challenge, attempt),
      joined: (welcome) => this.#join(welcome),
      received: (frame) => receive(frame, this),
      hinted: (head) => this.#hint(head),
      lastSeq: () => this.history.follower.seq,
      lost: () => this.#lose(),
      changed: (connection) => this.#follow(connection),
    });
    const send = this.connection.send.bind(this.connection);
    const restart = () => this.connection.restart();
    this.history = new History({
      ...{ clock, published: this.published, send, restart },
      seen: (events) => this.drain.acknowledge(events),
      arrived: (events, live) => this.#announce(events, live),
      caughtUp: (isLive) => this.#catchUp(isLive),
    });
    this.drain = new Drain({
      ...{ clock, store, lease, room, me: identity.member, send, restart },
      makeId: () => this.#randomId(EVENT_ID_BYTES),
      basis: () => this.history.follower.basis,
      maySend: () => this.#mayPost(),
      shown: () => this.published.state.timeline.events,
      changed: (outbox) => this.published.change({ outbox }),
    });
    this.typists = new Typists(clock, (typing) => this.published.change({ typing }));
    this.voice = new TypingVoice(clock, (on) => this.connection.send({ type: 'typing', on }));
  }

  open(): void {
    this.drain.start();
    this.connection.open();
  }

  async post(kind: string, body: unknown): Promise<string> {
    if (kind === 'message') this.voice.finish();
    return this.drain.compose({ kind, body });
  }

  async rename(name: string): Promise<void> {
    if (this.#wasWelcomed) return this.#giveName(name);
    this.#wantedName = name;
    this.published.change({ you: { ...this.published.state.you, name } });
  }

  setActive(isActive: boolean): void {
    if (isActive === this.#isActive) return;
    this.#isActive = isActive;
    this.#showPresence();
  }

  close(): void {
    this.connection.close();
    this.drain.stop();
  }

  #answer({ nonce }: Challenge, attempt: number): Promise<Hello> {
    const { identity, room, platform } = this.#options;
    const { name } = this.published.state.you;
    const { since } = this.history.follower;
    const { encodeUtf8 } = platform;
    return signHello({ identity, host: this.#host, room, nonce, name, engine: this.#key, attempt, since, encodeUtf8 });
  }

  #join(welcome: Welcome): void {
    this.history.welcome(welcome);
    this.#wasWelcomed = true;
    if (!this.#isActive) this.#showPresence();
    if (this.#wantedName !== null) this.#giveName(this.#wantedName);
    this.#wantedName = null;
  }

  #lose(): void {
    this.history.lost();
    this.drain.lost();
    this.typists.clear();
    this.voice.forget();
  }

  #follow(connection: ConnectionState): void {
    this.published.change({ connection });
    if (connection.status === 'ended') this.drain.release();
  }

  #catchUp(isLive: boolean): void {
    this.connection.setCaughtUp(isLive);
    this.drain.pump();
  }

  #hint(head: number): void {
    this.history.noteHead(head);
    this.history.follower.hint(head);
  }

  #mayPost(): boolean {
    const { connection } = this.published.state;
    return connection.status === 'joined' && connection.caughtUp;
  }

  async #giveName(name: string): Promise<void> {
    if (mustGive(name, this.published.state)) await this.drain.compose({ kind: 'name', body: { name } });
  }

  #showPresence(): void {
    this.connection.send({ type: 'presence', state: this.#isActive ? 'active' : 'idle' });
  }

  #announce(events: readonly LogEvent[], live: boolean): void {
    this.typists.silence(events.filter(({ kind }) => kind === 'message').map(({ by }) => by));
    for (const event of events) for (const listener of this.listeners) listener(event, live);
  }

  #randomId(bytes: number): string {
    return toBase64url(this.#options.platform.randomBytes(bytes));
  }
}
