// Text to JSON, for frames from anyone. Never throws.
import { MAX_JSON_DEPTH } from './limits.ts';
import { failure, type Result, success } from './result.ts';

/** JSON of bounded depth. Checked before parsing, because the parser recurses. */
export function parseJson(text: string): Result<unknown, 'badJson'> {
  if (nestsDeeperThan(text, MAX_JSON_DEPTH)) return failure('badJson');
  try {
    const value: unknown = JSON.parse(text);
    return success(value);
  } catch {
    return failure('badJson');
  }
}

function nestsDeeperThan(text: string, limit: number): boolean {
  if (!hasMoreOpeners(text, limit)) return false;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === 0x5c) i += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return false;
}

/** Most frames have too few brackets to nest that deep, and those are found faster than the text is followed. */
function hasMoreOpeners(text: string, limit: number): boolean {
  let count = 0;
  for (const opener of ['{', '[']) {
    for (let at = text.indexOf(opener); at >= 0; at = text.indexOf(opener, at + 1)) {
      count += 1;
      if (count > limit) return true;
    }
  }
  return false;
}
