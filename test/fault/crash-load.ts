// What a crash interrupts: people with keys who post as fast as they are acknowledged, one who only reads, and two in
// plain text, of whom one talks. It goes on until the server is gone.

import { LineClient } from '../support/line-client.ts';
import { NodeClient } from '../support/node-client.ts';
import { generousVars } from '../support/server.ts';

export const crashVars = generousVars;
export const room = 'crash';
/** The only one in the room without a key. */
export const talkerName = 'Talker';

const writerCount = 3;
/** Posts of one composing, so that frames differ in size. */
const handfuls = [1, 3, 1, 5, 2];
/** Now and then a text that needs pages of its own. */
const isLong = (n: number) => n % 17 === 0;

export interface Load {
  readonly writers: NodeClient[];
  readonly reader: NodeClient;
  readonly lines: LineClient[];
  /** Resolves when every socket is lost; throws if the server outlives `withinMs`. */
  lost(withinMs: number): Promise<void>;
  /** Nobody composes any more. */
  hush(): void;
}

export async function startLoad(origin: string): Promise<Load> {
  const writers = Array.from({ length: writerCount }, (_, at) => new NodeClient(`Writer ${at + 1}`));
  const reader = new NodeClient('Reader');
  const lines = await Promise.all([talkerName, 'Listener'].map((name) => LineClient.open(origin, room, name)));
  await Promise.all([reader, ...writers].map((client) => client.connect(origin, room)));
  const everyone = [reader, ...writers];
  return {
    writers,
    reader,
    lines,
    lost: async (withinMs) => {
      for (const writer of writers) keepPosting(writer);
      if (lines[0]) keepTalking(lines[0]);
      await Promise.all(everyone.map((client) => client.until(() => !client.isLive, 'the crash', withinMs)));
    },
    hush: () => {
      for (const client of everyone) client.onProgress = () => {};
    },
  };
}

function keepPosting(writer: NodeClient): void {
  let said = 0;
  const compose = (): void => {
    if (!writer.outbox.isEmpty) return;
    const count = handfuls[said % handfuls.length] ?? 1;
    writer.post(Array.from({ length: count }, (_, at) => textOf(writer.name, said + at + 1)));
    said += count;
  };
  writer.onProgress = compose;
  compose();
}

function keepTalking(talker: LineClient): void {
  let said = 1;
  const lastLines = (): string[] => talker.lines.slice(-200);
  talker.onLines(() => {
    if (!lastLines().includes(`${talkerName}: ${textOf(talkerName, said)}`)) return;
    said += 1;
    talker.say(textOf(talkerName, said));
  });
  talker.say(textOf(talkerName, said));
}

function textOf(name: string, n: number): string {
  return isLong(n) ? `${name} says ${n} ${'at length '.repeat(300)}.` : `${name} says ${n}`;
}
