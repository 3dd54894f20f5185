// A room as plain arrays, sharing no code with the real one, at the far end of a network that loses, repeats and
// swaps frames. For properties of the engine alone; the real room meets it in test/scenario.
import type { Down, Refusal } from '../../../src/protocol/down.ts';
import type { LogEvent } from '../../../src/protocol/events.ts';
import type { Hello, PostItem, Up } from '../../../src/protocol/up.ts';
import type { ScriptedSocket, SocketScript } from '../../support/scripted-socket.ts';
import { BEA, EPOCH, eventAt, ME, welcome } from './bench.ts';

interface Line {
  readonly socket: ScriptedSocket;
  readonly up: Up[];
  down: string[];
  state: 'challenged' | 'live' | 'pulling' | 'dead';
  hello?: Hello;
}

const TURN_EVENTS = 5;
const PAGE_EVENTS = 6;

export class ModelRoom {
  readonly log: LogEvent[] = [];
  readonly #script: SocketScript;
  readonly #lines = new Map<ScriptedSocket, Line>();
  /** So many posts will be refused as too fast. */
  refusals = 0;
  duplicatesAnswered = 0;

  constructor(script: SocketScript) {
    this.#script = script;
  }

  get epoch(): string {
    return this.log.length === 0 ? '' : EPOCH;
  }

  /** Reads what was sent; answers wait on the line until they are delivered. */
  hear(): void {
    for (const socket of this.#script.sockets) {
      const line = this.#lineOf(socket);
      for (const text of socket.sent.splice(0)) {
        if (text === 'ping') line.down.push(`pong ${this.log.length}`);
        else line.up.push(JSON.parse(text));
      }
    }
    for (const line of this.#lines.values()) for (const frame of line.up.splice(0)) this.#obey(line, frame);
  }

  deliver(): void {
    for (const { socket, down } of this.#lines.values())
      for (const text of down.splice(0)) if (socket.isOpen) socket.deliverText(text);
  }

  /** What the network does to frames on their way down. */
  swallow(every: number): void {
    for (const line of this.#lines.values()) line.down = line.down.filter((_, i) => i % every !== 0);
  }

  repeat(): void {
    for (const line of this.#lines.values()) line.down = line.down.flatMap((text) => [text, text]);
  }

  swap(): void {
    for (const line of this.#lines.values()) if (isJoined(line)) line.down.reverse();
  }

  /** What was sent is read in time, what was answered is not. */
  cutAfterHearing(): void {
    this.hear();
    this.cut();
  }

  cut(): void {
    for (const [socket, line] of this.#lines) {
      if (!socket.isOpen) continue;
      line.down.length = 0;
      socket.fail();
    }
  }

  /** Somebody else writes. */
  write(count: number): void {
    for (let i = 0; i < count; i += 1) this.#append(eventAt(this.log.length + 1, { by: BEA }));
  }

  #lineOf(socket: ScriptedSocket): Line {
    const known = this.#lines.get(socket);
    if (known) return known;
    const line: Line = { socket, up: [], down: [], state: 'challenged' };
    this.#lines.set(socket, line);
    this.#send(line, { type: 'challenge', nonce: 'nonce', protocol: 'ajar.v1' });
    return line;
  }

  #obey(line: Line, frame: Up): void {
    if (line.state === 'dead') return;
    if (frame.type === 'hello') return this.#admit(line, frame);
    if (frame.type === 'post') return this.#judge(line, frame.posts);
    if (frame.type === 'pull') return this.#turn(line, frame.after);
    if (frame.type === 'page') this.#page(line, frame);
  }

  #admit(line: Line, hello: Hello): void {
    for (const other of this.#lines.values())
      if (other !== line && other.hello?.engine === hello.engine) other.state = 'dead';
    line.hello = hello;
    this.#send(line, welcome({ epoch: this.epoch, head: this.log.length }));
    const { since } = hello;
    if (since && (since.epoch === this.epoch || since.seq === 0)) return this.#turn(line, since.seq);
    line.state = 'live';
    this.#send(line, {
      type: 'reset',
      reason: 'fresh',
      epoch: this.epoch,
      ...this.#content(this.log.slice(-PAGE_EVENTS)),
    });
  }

  #turn(line: Line, after: number): void {
    const events = this.log.slice(after, after + TURN_EVENTS);
    const live = after + events.length >= this.log.length;
    line.state = live ? 'live' : 'pulling';
    this.#send(line, { type: 'backlog', events, members: {}, epoch: this.epoch, head: this.log.length, live });
  }

  #page(line: Line, { ref, before, after }: Extract<Up, { type: 'page' }>): void {
    const older = this.log.filter(({ seq }) => seq < (before ?? Number.POSITIVE_INFINITY)).slice(-PAGE_EVENTS);
    const newer = this.log.filter(({ seq }) => seq > (after ?? 0)).slice(0, PAGE_EVENTS);
    this.#send(line, { type: 'page', ref, ...this.#content(after === undefined ? older : newer) });
  }

  #content(events: LogEvent[]) {
    return { events, members: {}, changes: [], asOf: this.log.length, floor: 1 };
  }

  #judge(line: Line, posts: readonly PostItem[]): void {
    const refusals: Refusal[] = [];
    const stored: LogEvent[] = [];
    for (const post of posts) {
      const known = this.log.find(({ seq, by, id }) => seq > post.base && by === ME && id === post.id);
      if (refusals.length > 0) refusals.push({ id: post.id, code: 'earlierRefused', action: 'retry', delayMs: 0 });
      else if (known) stored.push(known);
      else if (post.kind === 'bad') refusals.push({ id: post.id, code: 'unknownKind', action: 'fix' });
      else if (this.refusals > 0) {
        this.refusals -= 1;
        refusals.push({ id: post.id, code: 'tooFast', action: 'retry', delayMs: 700 });
      } else this.#append(eventAt(this.log.length + 1, { by: ME, id: post.id, kind: post.kind, body: post.body }));
    }
    this.duplicatesAnswered += stored.length;
    if (stored.length > 0) this.#send(line, { type: 'stored', events: stored, members: {} });
    if (refusals.length > 0) this.#send(line, { type: 'refused', refusals });
  }

  #append(event: LogEvent): void {
    this.log.push(event);
    const epoch = event.seq === 1 && { epoch: EPOCH };
    for (const line of this.#lines.values())
      if (line.state === 'live') this.#send(line, { type: 'events', events: [event], members: {}, ...epoch });
  }

  #send(line: Line, frame: Down): void {
    line.down.push(JSON.stringify(frame));
  }
}

function isJoined({ state }: Line): boolean {
  return state === 'live' || state === 'pulling';
}
