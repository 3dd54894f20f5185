// A request's body as text, whatever type it claims, as far as a body may go.
import { MAX_FRAME_UP_BYTES } from '../protocol/limits.ts';
import { failure, type Result, success } from '../protocol/result.ts';

/** Counts what comes, not what was announced. */
export async function readBody(request: Request): Promise<Result<Uint8Array<ArrayBuffer>, 'bodyTooLarge'>> {
  if (Number(request.headers.get('Content-Length')) > MAX_FRAME_UP_BYTES) return failure('bodyTooLarge');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_FRAME_UP_BYTES) return failure('bodyTooLarge');
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return success(bytes);
}

/** What is not UTF-8 is not guessed at. */
export function decodeUtf8(bytes: Uint8Array): Result<string, 'textBroken'> {
  try {
    return success(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    return failure('textBroken');
  }
}
