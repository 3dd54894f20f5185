// The log as this engine knows it: follows it, pages through it, folds it into the state, and passes on what is new.
import type { Page, Reset, Stored, Welcome } from '../protocol/down.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { Seq } from '../protocol/ids.ts';
import type { AskPage, Pull } from '../protocol/up.ts';
import { foldChanges, withinReach } from './changes.ts';
import { factsFromWelcome, foldEvents } from './facts.ts';
import { LogFollower, type News } from './log-follower.ts';
import { learnStrangers } from './members.ts';
import { Paging } from './paging.ts';
import type { Clock } from './ports.ts';
import type { Published } from './published.ts';
import { Quotes } from './quotes.ts';
import type { RoomState } from './state.ts';
import { appendEvents, replaceWindow, withBounds, withHead } from './timeline.ts';

export interface HistoryPorts {
  readonly clock: Clock;
  readonly published: Published;
  send(frame: Pull | AskPage): void;
  restart(): void;
  /** These events are in the log: own ones among them are acks. */
  seen(events: readonly LogEvent[]): void;
  /** These events are new here, in order, each once. */
  arrived(events: readonly LogEvent[], live: boolean): void;
  caughtUp(isLive: boolean): void;
}

export class History {
  readonly follower: LogFollower;
  readonly paging: Paging;
  readonly quotes: Quotes;
  readonly #ports: HistoryPorts;
  #following = true;
  /** Room and names are folded up to here. */
  #foldedTo: Seq = 0;
  #lastRef = 0;

  constructor(ports: HistoryPorts) {
    this.#ports = ports;
    const { clock, send, restart } = ports;
    this.follower = new LogFollower({
      ...{ clock, send, restart },
      took: (news) => this.#take(news),
      replaced: (reset, news) => this.#replace(reset, news),
      caughtUp: (isLive) => this.#catchUp(isLive),
    });
    const nextRef = () => this.nextRef();
    const mayAsk = () => this.follower.isWhole;
    this.quotes = new Quotes({ ...{ nextRef, mayAsk, send }, change: (quotes) => this.#change({ quotes }) });
    this.paging = new Paging({
      ...{ clock, send, nextRef, mayAsk },
      timeline: () => this.#state.timeline,
      change: (timeline) => this.#change({ timeline }),
      knownSeq: () => this.follower.seq,
    });
  }

  /** A number that no other question of this engine has. */
  nextRef(): number {
    this.#lastRef += 1;
    return this.#lastRef;
  }

  welcome(welcome: Welcome): void {
    this.#foldedTo = welcome.head;
    const clockOffsetMs = welcome.at - this.#ports.clock.now();
    const timeline = withBounds(this.#state.timeline, welcome);
    this.#change({ ...factsFromWelcome(this.#state, welcome), timeline, clockOffsetMs });
    this.follower.welcome(welcome);
  }

  /** `head` is newer than what was heard before, or as old. */
  noteHead(head: Seq): void {
    this.#change({ timeline: withHead(this.#state.timeline, head) });
  }

  page(page: Page): void {
    this.noteHead(page.asOf);
    this.meet(page.members);
    // The room flushes before it answers: an event we lack by then was lost on the way.
    this.follower.hint(page.asOf);
    this.paging.answer(page);
    this.quotes.answer(page);
    this.#foldChanges([...page.events, ...page.changes]);
    this.#ports.seen([...page.events, ...page.changes]);
  }

  /** Someone was mentioned by a frame of unknown age. */
  meet(dictionary: Page['members']): void {
    this.#change({ members: learnStrangers(this.#state.members, dictionary) });
  }

  /** A question of this ref was not understood. */
  refused(ref: number): void {
    this.paging.refused(ref);
    this.quotes.refused(ref);
  }

  stored(frame: Stored): void {
    this.meet(frame.members);
    this.#ports.seen(frame.events);
  }

  follow(following: boolean): void {
    this.#following = following;
  }

  lost(): void {
    this.follower.lost();
    this.paging.forget();
    this.quotes.lost();
  }

  get #state(): RoomState {
    return this.#ports.published.state;
  }

  #change(part: Partial<RoomState>): void {
    this.#ports.published.change(part);
  }

  #take({ events, members, live }: News): void {
    const timeline = appendEvents(this.#state.timeline, events, this.#following);
    this.#change({ timeline, ...this.#fold(events, members) });
    this.#foldChanges(events);
    this.#ports.seen(events);
    this.#ports.arrived(events, live);
  }

  #replace(reset: Reset, news: readonly LogEvent[]): void {
    this.paging.forget();
    // What changed meanwhile was not heard, except for what this page says.
    const changes = foldChanges(new Map(), [...reset.events, ...reset.changes]);
    const timeline = replaceWindow({ ...this.#state.timeline, changes }, reset, this.follower.seq);
    this.#change({ timeline, ...this.#fold(reset.events, reset.members) });
    this.quotes.reset();
    this.paging.jumpAgain();
    this.#ports.seen([...reset.events, ...reset.changes]);
    this.#ports.arrived(news, false);
  }

  #fold(events: readonly LogEvent[], dictionary: Page['members']) {
    const facts = foldEvents(this.#state, { events, dictionary, asOf: this.#foldedTo });
    this.#foldedTo = Math.max(this.#foldedTo, events.at(-1)?.seq ?? 0);
    const { room, you, members, roster } = facts;
    return { room, you, members, roster };
  }

  #foldChanges(events: readonly LogEvent[]): void {
    const { timeline } = this.#state;
    const changes = withinReach(foldChanges(timeline.changes, events), timeline.events);
    if (changes !== timeline.changes) this.#change({ timeline: { ...timeline, changes } });
  }

  #catchUp(isLive: boolean): void {
    this.#ports.caughtUp(isLive);
    this.paging.ask();
    this.quotes.ask();
  }
}
