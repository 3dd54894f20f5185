// `ajar export`: the whole room, streamed to standard output as the server writes it. On a terminal it is made harmless.
import { type ExportFormat, exportPath } from '../../protocol/export.ts';
import { Ending, EXIT, type ExitCode } from '../exit-codes.ts';
import { safeJson, safeText } from '../safe-text.ts';
import type { Target } from '../target.ts';
import { diagnose } from '../waiting.ts';
import type { Surroundings } from './surroundings.ts';
import { wholeLines } from './whole-lines.ts';

export async function exportRoom(target: Target, format: ExportFormat, around: Surroundings): Promise<ExitCode> {
  const body = await ask(target, format, around.signal);
  const safe = format === 'ndjson' ? safeJson : safeText;
  const clean = around.stdout.isTTY ? safe : (text: string) => text;
  try {
    for await (const text of wholeLines(body)) await write(around.stdout, clean(text));
  } catch (error) {
    if (around.signal.aborted) return EXIT.interrupted;
    throw new Ending(EXIT.temporary, `The export broke off: ${error instanceof Error ? error.message : error}.`);
  }
  return EXIT.ok;
}

async function ask(target: Target, format: ExportFormat, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const answer = await fetch(target.origin + exportPath(target.room, format), { signal }).catch(() => null);
  if (answer === null) throw await diagnose(target);
  if (answer.status === 403) throw new Ending(EXIT.refused, 'The room does not let you export it.');
  if (answer.status === 404) throw new Ending(EXIT.notFound, `There is no such room at ${target.origin}.`);
  if (!answer.ok || answer.body === null) {
    throw new Ending(EXIT.temporary, `The server answered with status ${answer.status}.`);
  }
  return answer.body;
}

/** Waits for a reader that is slow. */
function write(stdout: NodeJS.WriteStream, text: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  stdout.write(text, (error) => (error ? reject(error) : resolve()));
  return promise;
}
