// What a stranger answers, up to an amount and a moment: then it is hung up, read or not.

import type { IncomingMessage } from 'node:http';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

/** More than the Worker takes of any answer. */
const MAX_BYTES = 64 * 1024;

export function boundedBody(answer: IncomingMessage, deadline: AbortSignal): ReadableStream {
  let left = MAX_BYTES;
  const gauge = new Transform({
    transform(chunk: Buffer, _, pass) {
      left -= chunk.length;
      if (left < 0) pass(new Error('It says too much'));
      else pass(null, chunk);
    },
  });
  // Whoever reads the body meets the failure there.
  pipeline(answer, gauge, { signal: deadline }).catch(() => {});
  return Readable.toWeb(gauge);
}
