// One open room: wires connection, log, outbox and typing together, and gives each frame to the parts it concerns.

import { toBase64url } from '../protocol/base64url.ts';
import type { Challenge, Down, Welcome } from '../protocol/down.ts';
import type { LogEvent } from '../protocol/events.ts';
import { EVENT_ID_CHARACTERS } from '../protocol/limits.ts';
import type { Hello } from '../protocol/up.ts';
import { roomAddress } from './address.ts';
import { Connection } from './connection.ts';
import { Desk } from './desk.ts';
import { Drain } from './drain.ts';
import { Greeter } from './greeter.ts';
import { HeldOutbox } from './held-outbox.ts';
import { History } from './history.ts';
import { initialState } from './initial-state.ts';
import { OutboxDisk } from './outbox-disk.ts';
import { OwnName } from './own-name.ts';
import { OwnPresence } from './own-presence.ts';
import type { OpenRoomOptions } from './ports.ts';
import type { Draft } from './post-frame.ts';
import { Published } from './published.ts';
import { receive } from './receive.ts';
import { Searching } from './searching.ts';
import type { ConnectionState } from './state.ts';
import { TypingVoice, Typists } from './typing.ts';

/** 96 bits, as the protocol asks of an event's id: six bits a character. */
const EVENT_ID_BYTES = (EVENT_ID_CHARACTERS * 6) / 8;

type EventListener = (event: LogEvent, live: boolean) => void;
type FrameListener = (frame: Exclude<Down, Challenge | Welcome>) => void;

export class Engine {
  readonly published: Published;
  readonly connection: Connection;
  readonly history: History;
  readonly desk: Desk;
  readonly drain: Drain;
  readonly presence: OwnPresence;
  readonly typists: Typists;
  readonly voice: TypingVoice;
  readonly searching: Searching;
  readonly listeners = new Set<EventListener>();
  /** Each hears a frame once it is taken in: for what the state does not tell, such as the event a post became. */
  readonly hearers = new Set<FrameListener>();
  readonly name: OwnName;
  readonly #greeter: Greeter;

  constructor(options: OpenRoomOptions) {
    const { platform, identity, room, lease } = options;
    const { clock } = platform;
    const { url, host } = roomAddress(options.origin, room);
    this.#greeter = new Greeter(options, host);
    this.published = new Published(initialState(options));
    this.connection = new Connection({
      ...{ platform, url },
      answer: (challenge, attempt) => this.#answer(challenge, attempt),
      joined: (welcome) => this.#join(welcome),
      received: (frame) => {
        receive(frame, this);
        for (const hear of this.hearers) hear(frame);
      },
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
    this.searching = new Searching({
      ...{ clock, send },
      nextRef: () => this.history.nextRef(),
      meet: (members) => this.history.meet(members),
    });
    const held = new HeldOutbox((outbox) => this.published.change({ outbox }));
    const disk = new OutboxDisk(options.outbox);
    this.desk = new Desk({
      ...{ clock, held, disk, room },
      makeId: () => toBase64url(platform.randomBytes(EVENT_ID_BYTES)),
      basis: () => this.history.follower.basis,
      read: () => this.#review(),
      ready: () => this.drain.pump(),
    });
    this.drain = new Drain({
      ...{ clock, held, disk, lease, me: identity.member, send, restart },
      maySend: () => this.#mayPost(),
      leased: () => this.desk.reload(),
      prepare: () => this.desk.adoptBase(),
    });
    this.name = new OwnName(this.published, (name) => this.desk.compose({ kind: 'name', body: { name } }));
    this.typists = new Typists(clock, (typing) => this.published.change({ typing }));
    this.presence = new OwnPresence((state) => this.connection.send({ type: 'presence', state }));
    this.voice = new TypingVoice(clock, (on) => this.connection.send({ type: 'typing', on }));
  }

  open(): void {
    this.desk.open();
    this.connection.open();
  }

  async post(draft: Draft): Promise<string> {
    if (draft.kind === 'message') this.voice.finish();
    return this.desk.compose(draft);
  }

  close(): void {
    this.connection.close();
    this.desk.close();
  }

  #answer({ nonce }: Challenge, attempt: number): Promise<Hello> {
    const { name } = this.published.state.you;
    return this.#greeter.hello({ nonce, attempt, name, since: this.history.follower.since });
  }

  #join(welcome: Welcome): void {
    this.history.welcome(welcome);
    this.presence.introduce();
    this.name.welcomed();
  }

  #lose(): void {
    this.history.lost();
    this.searching.lost();
    this.drain.lost();
    this.typists.clear();
    this.voice.forget();
  }

  #follow(connection: ConnectionState): void {
    this.published.change({ connection });
    if (connection.status === 'ended') this.drain.stop();
  }

  #catchUp(isLive: boolean): void {
    this.connection.setCaughtUp(isLive);
    this.searching.ask();
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

  /** Posts came from disk: those on display are in the log. */
  #review(): void {
    this.drain.acknowledge(this.published.state.timeline.events);
    this.drain.pump();
  }

  #announce(events: readonly LogEvent[], live: boolean): void {
    this.typists.silence(events.filter(({ kind }) => kind === 'message').map(({ by }) => by));
    for (const event of events) for (const listener of this.listeners) listener(event, live);
  }
}
