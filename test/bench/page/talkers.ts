// People who talk at a steady rate through the wire: some long, some with links, each frame one message.
import { setTimeout as sleep } from 'node:timers/promises';
import { NodeClient } from '../../support/node-client.ts';

const PEOPLE = ['Ann', 'Bo', 'Cleo', 'Dag'];
const TURN_MS = 5;
const WORDS =
  'the door stood ajar and a warm light fell on the stairs where everyone had gathered to talk until late'.split(' ');

export class Talkers {
  readonly #clients: readonly NodeClient[];
  #said = 0;

  private constructor(clients: readonly NodeClient[]) {
    this.#clients = clients;
  }

  static async join(origin: string, room: string): Promise<Talkers> {
    const clients = PEOPLE.map((name) => new NodeClient(name));
    for (const client of clients) await client.connect(origin, room);
    return new Talkers(clients);
  }

  /** The newest event they were shown. */
  get head(): number {
    return Math.max(...this.#clients.map(({ cursor }) => cursor.seq));
  }

  get faults(): string[] {
    return this.#clients.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`));
  }

  /** Says so many at once; resolves when all are stored. */
  async say(count: number): Promise<void> {
    const due = this.head + count;
    for (let i = 0; i < count; i += 1) this.#sayNext();
    await this.#clients[0]?.until(() => this.head >= due, `event ${due}`);
  }

  /** Resolves with how many were said a second. */
  async talk(perSecond: number, seconds: number): Promise<number> {
    const startedAt = performance.now();
    const before = this.#said;
    const elapsed = () => (performance.now() - startedAt) / 1_000;
    while (elapsed() < seconds) {
      const due = Math.floor(elapsed() * perSecond);
      while (this.#said - before < due) this.#sayNext();
      await sleep(TURN_MS);
    }
    return (this.#said - before) / elapsed();
  }

  leave(): void {
    for (const client of this.#clients) client.close();
  }

  /** Two in a row by the same person, then another. */
  #sayNext(): void {
    const client = this.#clients[Math.floor(this.#said / 2) % this.#clients.length];
    client?.post([sentence(this.#said)]);
    this.#said += 1;
  }
}

/** 3 to 50 words, the same for the same number. */
export function sentence(number: number): string {
  const length = 3 + ((number * 7) % 13) + (number % 11 === 0 ? 35 : 0);
  const words = Array.from({ length }, (_, i) => WORDS[(number * 5 + i) % WORDS.length]);
  if (number % 10 === 0) words.push(`https://example.org/stairs/${number}`);
  return `${number} ${words.join(' ')}`;
}
