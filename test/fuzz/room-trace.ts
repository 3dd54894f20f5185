// Random traces of what people and platforms do to a room, checked at every step against the reference model.
// The same commands drive the room core in memory and the real object in workerd.
import fc from 'fast-check';
import { expect } from 'vitest';
import { type ChangesBySeq, foldChanges } from '../../src/client/changes.ts';
import type { Down } from '../../src/protocol/down.ts';
import type { LogEvent } from '../../src/protocol/events.ts';
import type { Cursor, PostItem, Up } from '../../src/protocol/up.ts';
import { type ModelEvent, type ModelMessage, ReferenceModel } from './reference-model.ts';

/** One connection that has said hello. */
export interface Line {
  send(frame: Up): void;
  /** Everything that has arrived by now. */
  take(): Promise<Down[]>;
  close(): void;
}

/** The room under test. */
export interface Subject {
  open(hello: { readonly engine: string; readonly attempt: number; readonly since?: Cursor }): Promise<Line>;
  /** Takes the room's memory away. */
  evict(): Promise<void>;
}

/** What a trace did, so that one that did nothing is seen. */
export interface Figures {
  sent: number;
  stored: number;
  resumed: number;
  evictions: number;
  refused: number;
  /** Messages that were changed in the end, and those of them that were deleted. */
  changed: number;
  deleted: number;
}

interface Composed {
  readonly item: PostItem;
  readonly text: string;
}

/** A client reduced to its promises: a cursor, a transcript, an outbox. */
class Someone {
  readonly engine: string;
  readonly transcript: ModelEvent[] = [];
  /** The same as the page and the terminal fold it. */
  changes: ChangesBySeq = new Map();
  readonly outbox: Composed[] = [];
  readonly once: Composed[] = [];
  member = '';
  epoch = '';
  attempt = 0;
  line: Line | null = null;
  isLive = false;

  constructor(name: string) {
    this.engine = `engine-of-${name}`.padEnd(16, '0');
  }

  get cursor(): Cursor {
    const last = this.transcript.at(-1);
    return { epoch: this.epoch, seq: last?.seq ?? 0, id: last?.id ?? '' };
  }

  async read(): Promise<Down[]> {
    const frames = (await this.line?.take()) ?? [];
    for (const frame of frames) this.#apply(frame);
    return frames;
  }

  #apply(frame: Down): void {
    if (frame.type === 'welcome') {
      this.member = frame.you.member;
      this.epoch = frame.epoch;
    } else if (frame.type === 'events') {
      this.epoch = frame.epoch ?? this.epoch;
      this.#append(frame.events);
    } else if (frame.type === 'backlog') {
      this.epoch = frame.epoch;
      this.#append(frame.events);
      this.isLive = frame.live;
      if (!frame.live) this.line?.send({ type: 'pull', after: this.cursor.seq });
    } else if (frame.type === 'reset') {
      throw new Error(`Nothing was pruned, yet the room says reset: ${frame.reason}`);
    } else if (frame.type === 'error') {
      throw new Error(`The room calls a valid frame faulty: ${frame.code}`);
    }
  }

  /** [G1] [G4] [G7] Each event follows the one before it: no hole, no repetition. */
  #append(events: Extract<Down, { type: 'events' }>['events']): void {
    this.changes = foldChanges(this.changes, events);
    for (const event of events) {
      const { seq, by, id } = event;
      expect(seq).toBe(this.cursor.seq + 1);
      this.transcript.push(toldOf(event));
      const at = this.outbox.findIndex(({ item }) => by === this.member && item.id === id);
      if (at !== -1) this.outbox.splice(at, 1);
    }
  }
}

function toldOf({ seq, by, id, kind, body, target }: LogEvent): ModelEvent {
  return { seq, by, id, kind, text: textOf(body), target: target ?? null };
}

function textOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  if ('text' in body) return String(body.text);
  if ('emoji' in body && 'on' in body) return `${body.on ? '+' : '-'}${body.emoji}`;
  return 'title' in body ? String(body.title) : '';
}

function bodyOf(kind: string, text: string): unknown {
  if (kind === 'room') return { title: text };
  if (kind === 'redact') return {};
  return kind === 'react' ? { emoji: text.slice(1), on: text.startsWith('+') } : { text };
}

/** Messages as a client shows them: what it was told of each, and the fold of what changed it. */
function shown(told: readonly ModelEvent[], changes: ChangesBySeq): ModelMessage[] {
  return told
    .filter(({ kind }) => kind === 'message')
    .map(({ seq, text }) => {
      const change = changes.get(seq);
      if (change?.isDeleted) return { seq, text: '', isDeleted: true, reactions: [] };
      const reactions = (change?.reactions ?? []).flatMap(({ emoji, members }) =>
        members.map((by) => `${emoji} ${by}`),
      );
      return { seq, text: change?.edit?.text ?? text, isDeleted: false, reactions: reactions.sort() };
    });
}

export class World {
  readonly model = new ReferenceModel();
  readonly people = ['ann', 'bo', 'cy'].map((name) => new Someone(name));
  readonly figures: Figures;
  readonly subject: Subject;
  #ids = 0;

  constructor(subject: Subject, figures: Figures) {
    this.subject = subject;
    this.figures = figures;
  }

  someone(index: number): Someone {
    const person = this.people[index % this.people.length];
    if (!person) throw new Error('A world has people');
    return person;
  }

  async join(person: Someone): Promise<void> {
    if (person.line) return;
    person.attempt += 1;
    person.line = await this.subject.open({ engine: person.engine, attempt: person.attempt, since: person.cursor });
    this.figures.resumed += 1;
    await person.read();
  }

  /** The connection is lost with everything that was not read. */
  drop(person: Someone): void {
    person.line?.close();
    person.line = null;
    person.isLive = false;
  }

  compose(person: Someone, text: string, kind: string, target?: number): void {
    this.#ids += 1;
    const body = bodyOf(kind, text);
    const id = `${this.#ids}`.padStart(16, 'i');
    const { epoch, seq } = person.cursor;
    person.outbox.push({ item: { id, epoch, base: seq, kind, body, ...(target && { target }) }, text });
  }

  /** Mostly a message of theirs, else any place in the log and the one beyond it. */
  pickTarget(person: Someone, pick: number): number {
    const own = person.transcript.filter(({ by, kind }) => by === person.member && kind === 'message');
    const anywhere = 1 + (pick % (person.cursor.seq + 1));
    return pick % 4 === 0 ? anywhere : (own[pick % Math.max(1, own.length)]?.seq ?? anywhere);
  }

  /** Sends the oldest posts that wait, as one frame; what was refused by rule is discarded as a person would. */
  async send(person: Someone, count: number): Promise<void> {
    const posts = person.outbox.slice(0, count);
    if (posts.length > 0) await this.#post(person, posts);
  }

  async resend(person: Someone, pick: number): Promise<void> {
    const again = person.once[pick % Math.max(1, person.once.length)];
    if (again) await this.#post(person, [again]);
  }

  async #post(person: Someone, posts: readonly Composed[]): Promise<void> {
    if (!person.line) return;
    person.line.send({ type: 'post', posts: posts.map(({ item }) => item) });
    const asked = posts.map(({ item: { id, base, kind, target }, text }) => ({
      id,
      base,
      kind,
      text,
      target: target ?? null,
    }));
    const answers = this.model.post(person.member, asked);
    this.figures.sent += posts.length;
    this.figures.stored += answers.filter((answer) => answer === 'stored').length;
    person.once.push(...posts);
    const frames = await person.read();
    this.#compareRefusals(frames, answers);
    for (const [i, answer] of answers.entries()) if (answer !== 'appended') this.#forget(person, posts[i]);
  }

  #compareRefusals(frames: readonly Down[], answers: readonly string[]): void {
    const refused = frames.flatMap((frame) => (frame.type === 'refused' ? frame.refusals : []));
    expect(refused).toHaveLength(answers.filter((answer) => answer === 'refused').length);
    this.figures.refused += refused.length;
  }

  #forget(person: Someone, post: Composed | undefined): void {
    const at = post ? person.outbox.indexOf(post) : -1;
    if (at !== -1) person.outbox.splice(at, 1);
  }

  /** A page is a slice of the log. */
  async page(person: Someone, before: number): Promise<void> {
    if (!person.line) return;
    person.line.send({ type: 'page', ref: 1, before: Math.min(before, this.model.head + 1), limit: 7 });
    const page = (await person.read()).find((frame) => frame.type === 'page');
    if (page?.type !== 'page') throw new Error('A page was asked for and did not come');
    const wanted = this.model.log.filter((event) => event.seq < before).slice(-7);
    expect(page.events.map(({ seq, id, by }) => ({ seq, id, by }))).toEqual(
      wanted.map(({ seq, id, by }) => ({ seq, id, by })),
    );
    expect(page.asOf).toBe(this.model.head);
  }

  async evict(): Promise<void> {
    await this.subject.evict();
    this.figures.evictions += 1;
  }

  /** Everyone comes back and has the same log as the model (G1, G6, G13). */
  async finish(): Promise<void> {
    for (const person of this.people) {
      await this.join(person);
      while (!person.isLive) await person.read();
      await person.read();
      this.#compareLog(person.transcript);
      expect(shown(person.transcript, person.changes)).toEqual(this.model.messages());
      this.drop(person);
    }
    await this.#comeLate();
    const messages = this.model.messages();
    this.figures.deleted += messages.filter(({ isDeleted }) => isDeleted).length;
    this.figures.changed += this.model.log.filter(({ target }) => target !== null).length;
  }

  /** What was deleted while someone was away reaches them without its text; nothing else differs. */
  #compareLog(told: readonly ModelEvent[]): void {
    const { log } = this.model;
    expect(
      told.map((event, i) => (event.text === '' && log[i] && this.model.isErased(log[i]) ? log[i] : event)),
    ).toEqual(log);
  }

  /** [G18] [G19] A newcomer who reads only pages sees what everybody sees, and nothing of what was deleted. */
  async #comeLate(): Promise<void> {
    const line = await this.subject.open({ engine: 'engine-of-late-one', attempt: 1 });
    const [reset] = (await line.take()).filter((frame) => frame.type === 'reset');
    if (reset?.type !== 'reset') throw new Error('A newcomer is shown the latest page');
    let told = reset.events;
    let changes = foldChanges(new Map(), reset.changes);
    while ((told[0]?.seq ?? 1) > 1) {
      line.send({ type: 'page', ref: 1, before: told[0]?.seq, limit: 7 });
      const page = (await line.take()).find((frame) => frame.type === 'page');
      if (page?.type !== 'page') throw new Error('A page was asked for and did not come');
      told = [...page.events, ...told];
      changes = foldChanges(changes, page.changes);
    }
    const log = told.map(toldOf);
    expect(shown(log, changes)).toEqual(this.model.messages());
    for (const event of log) if (this.model.isErased(event)) expect(event.text).toBe('');
    line.close();
  }
}

type Step = fc.AsyncCommand<World, Subject>;

function step(name: string, run: (world: World) => Promise<void>): Step {
  return { check: () => true, run, toString: () => name };
}

const person = fc.nat({ max: 2 });
const text = fc.oneof(
  { weight: 6, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) },
  fc.constantFrom('', ' ', 'שלום', '👩‍👩‍👧'),
);
const word = text.map((value) => value.replaceAll(/[\s\p{C}]/gu, '').normalize('NFC'));
const kind = fc.constantFrom('message', 'message', 'message', 'room', 'nonsense');
const change = fc.oneof(
  { weight: 3, arbitrary: word.map((text) => ({ kind: 'edit', text })) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('+👍', '-👍', '+🎉', '-🎉').map((text) => ({ kind: 'react', text })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'redact', text: '' }) },
);

/** The steps a trace is made of. */
export const steps: fc.Arbitrary<Step>[] = [
  person.map((who) => step(`join(${who})`, (world) => world.join(world.someone(who)))),
  person.map((who) => step(`drop(${who})`, async (world) => world.drop(world.someone(who)))),
  fc
    .tuple(person, word, kind)
    .map(([who, said, what]) =>
      step(`compose(${who}, ${said}, ${what})`, async (world) => world.compose(world.someone(who), said, what)),
    ),
  fc
    .tuple(person, fc.integer({ min: 1, max: 4 }))
    .map(([who, n]) => step(`send(${who}, ${n})`, (world) => world.send(world.someone(who), n))),
  fc
    .tuple(person, fc.nat())
    .map(([who, pick]) => step(`resend(${who}, ${pick})`, (world) => world.resend(world.someone(who), pick))),
  fc
    .tuple(person, fc.integer({ min: 1, max: 40 }))
    .map(([who, before]) => step(`page(${who}, ${before})`, (world) => world.page(world.someone(who), before))),
  fc.tuple(person, word).map(([who, said]) =>
    step(`say(${who}, ${said})`, async (world) => {
      await world.join(world.someone(who));
      world.compose(world.someone(who), said, 'message');
      await world.send(world.someone(who), 3);
    }),
  ),
  fc.tuple(person, change, fc.nat()).map(([who, { kind: what, text: said }, pick]) =>
    step(`change(${who}, ${what}, ${said}, ${pick})`, async (world) => {
      await world.join(world.someone(who));
      world.compose(world.someone(who), said, what, world.pickTarget(world.someone(who), pick));
      await world.send(world.someone(who), 3);
    }),
  ),
  fc.constant(step('evict', (world) => world.evict())),
];

/** Runs a trace and then has everyone catch up. */
export async function follow(trace: Iterable<Step>, subject: Subject, figures: Figures): Promise<void> {
  const world = new World(subject, figures);
  await fc.asyncModelRun(() => ({ model: world, real: subject }), trace);
  await world.finish();
}

export function noFigures(): Figures {
  return { sent: 0, stored: 0, resumed: 0, evictions: 0, refused: 0, changed: 0, deleted: 0 };
}
