// Rooms held open by the kit, in the words of these tests.
import { type ConnectOptions, connect, type Room } from '../../src/client/sdk/connect.ts';
import type { Message } from '../../src/client/sdk/room-types.ts';

let rooms = 0;

/** A room that no other test uses. */
export function freshRoom(): string {
  rooms += 1;
  return `kit-${process.pid}-${Date.now().toString(36)}-${rooms}`;
}

/** Everyone whom a test let in, so that it can send them home. */
export class Company {
  readonly #rooms: Room[] = [];
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  join(room: string, name: string, options: Partial<ConnectOptions> = {}): Room {
    const joined = connect({ url: this.url, room, name, ...options });
    this.#rooms.push(joined);
    return joined;
  }

  leave(): void {
    for (const room of this.#rooms) room.close();
  }
}

/** Reads until a message says `last`, that one included. */
export async function readUntil(messages: AsyncIterable<Message>, last: string): Promise<Message[]> {
  const read: Message[] = [];
  for await (const message of messages) {
    read.push(message);
    if (message.text === last) break;
  }
  return read;
}

export function textsOf(messages: readonly Message[]): string[] {
  return messages.map(({ text }) => text);
}
