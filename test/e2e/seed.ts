// Fills a room before anyone looks: posts as a program does, fifty a frame.
import { NodeClient } from '../support/node-client.ts';

/** Says `count` messages `label 1` … `label n` in the room, in order, and leaves. */
export async function seed(
  origin: string,
  room: string,
  { count, label = 'message' }: { count: number; label?: string },
): Promise<void> {
  const author = await Author.join(origin, room, 'Seeder');
  await author.say(Array.from({ length: count }, (_, i) => `${label} ${i + 1}`));
  author.leave();
}

/** Someone who talks through the wire instead of a page. */
export class Author {
  readonly #client: NodeClient;

  private constructor(client: NodeClient) {
    this.#client = client;
  }

  static async join(origin: string, room: string, name: string): Promise<Author> {
    const client = new NodeClient(name);
    await client.connect(origin, room);
    return new Author(client);
  }

  get member(): string {
    return this.#client.identity.member;
  }

  /** Resolves when every text is stored. */
  async say(texts: readonly string[]): Promise<void> {
    await this.propose(
      'message',
      texts.map((text) => ({ text })),
    );
  }

  /** The same with bodies of any kind, which may change a message. */
  async propose(kind: string, bodies: readonly object[], target?: number): Promise<void> {
    const head = this.#client.cursor.seq;
    this.#client.propose(kind, bodies, target);
    await this.#client.until(() => this.#client.cursor.seq >= head + bodies.length, 'its own events');
  }

  leave(): void {
    this.#client.close();
  }
}
