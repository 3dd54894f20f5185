// [S7] A server that wants to exhaust the terminal client: what it sends without end is taken up to an amount.
import { expect, test } from 'vitest';
import type { SearchState } from '../../../src/client/search-state.ts';
import type { RoomEngine } from '../../../src/client/state.ts';
import { wholeLines } from '../../../src/terminal/commands/whole-lines.ts';
import type { Entry } from '../../../src/terminal/screen/span.ts';
import { searchRoom } from '../../../src/terminal/talk/search-room.ts';

const BO = 'B'.repeat(43);
const CHUNK = new TextEncoder().encode('x'.repeat(64 * 1024));

function endless() {
  const poured = { bytes: 0 };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      poured.bytes += CHUNK.length;
      controller.enqueue(CHUNK);
    },
  });
  return { body, poured };
}

async function collect(body: ReadableStream<Uint8Array>): Promise<string[]> {
  const lines: string[] = [];
  for await (const text of wholeLines(body)) lines.push(text);
  return lines;
}

test('an export without line ends breaks off', async () => {
  const { body, poured } = endless();
  await expect(collect(body)).rejects.toThrow('a line of it has no end');
  expect(poured.bytes).toBeLessThan(4 * 1024 * 1024);
});

test('an export is cut at line ends only, wherever its bytes are', async () => {
  const bytes = new TextEncoder().encode('é\nzwei\nlast');
  const parts = [bytes.slice(0, 1), bytes.slice(1, 5), bytes.slice(5)];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
  expect(await collect(body)).toEqual(['é\n', 'zwei\n', 'last']);
});

test('a message that was found ten thousand times over is shown with its first places marked', () => {
  const text = 'ab'.repeat(2_000);
  const ranges = Array.from({ length: 10_000 }, (_, i) => ({ start: i % 4_000, end: 4_000 }));
  const hit = { seq: 1, at: 0, by: BO, id: 'i'.repeat(16), kind: 'message', text, ranges };
  const printed: Entry[] = [];
  const engine = {
    state: { connection: { status: 'joined' }, members: new Map(), you: { member: BO, name: 'Bo' } },
    search: (_: unknown, tell: (state: SearchState) => void) => {
      tell({ status: 'found', hits: [hit], next: null });
      return () => {};
    },
  };
  searchRoom(engine as unknown as RoomEngine, 'ab', (...entries) => printed.push(...entries));
  const spans = printed.flatMap((entry) => (entry.type === 'line' ? entry.spans : []));
  const marked = spans.filter(({ style }) => style === 'strong');
  expect(marked.length).toBeGreaterThan(1);
  expect(marked.length).toBeLessThanOrEqual(100);
});
