// Random traces of what people and platforms do to a room, checked at every step against the reference model.
// The same commands drive the room core in memory and the real object in workerd.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Down } from '../../src/protocol/down.ts';
import type { Cursor, PostItem, Up } from '../../src/protocol/up.ts';
import { ReferenceModel } from './reference-model.ts';

/** One connection that has said hello. */
export interface Line {
  send(frame: Up): void;
  /** Everything that has arrived by now. */
  take(): Promise<Down[]>;
  close(): void;
}

/** The room under test. */
export interface Subject {
  open(hello: { readonly engine: string; readonly attempt: number; readonly since: Cursor }): Promise<Line>;
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
}

interface Composed {
  readonly item: PostItem;
  readonly text: string;
}

/** A client reduced to its promises: a cursor, a transcript, an outbox. */
class Someone {
  readonly engine: string;
  readonly transcript: { seq: number; by: string; id: string; kind: string; text: string }[] = [];
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
    for (const { seq, by, id, kind, body } of events) {
      expect(seq).toBe(this.cursor.seq + 1);
      this.transcript.push({ seq, by, id, kind, text: textOf(body) });
      const at = this.outbox.findIndex(({ item }) => by === this.member && item.id === id);
      if (at !== -1) this.outbox.splice(at, 1);
    }
  }
}

function textOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  if ('text' in body) return String(body.text);
  return 'title' in body ? String(body.title) : '';
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

  compose(person: Someone, text: string, kind: string): void {
    this.#ids += 1;
    const body = kind === 'room' ? { title: text } : { text };
    const id = `${this.#ids}`.padStart(16, 'i');
    const { epoch, seq } = person.cursor;
    person.outbox.push({ item: { id, epoch, base: seq, kind, body }, text });
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
    const asked = posts.map(({ item, text }) => ({ id: item.id, base: item.base, kind: item.kind, text }));
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
      expect(person.transcript).toEqual(this.model.log);
      this.drop(person);
    }
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
  fc.constant(step('evict', (world) => world.evict())),
];

/** Runs a trace and then has everyone catch up. */
export async function follow(trace: Iterable<Step>, subject: Subject, figures: Figures): Promise<void> {
  const world = new World(subject, figures);
  await fc.asyncModelRun(() => ({ model: world, real: subject }), trace);
  await world.finish();
}

export function noFigures(): Figures {
  return { sent: 0, stored: 0, resumed: 0, evictions: 0, refused: 0 };
}
