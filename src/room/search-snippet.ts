// The part of a message that a result shows: around the first place found, with what was left out as an ellipsis.
import { SNIPPET_CHARACTERS } from '../protocol/limits.ts';
import type { TextRange } from './search-match.ts';

export interface Snippet {
  readonly text: string;
  /** Places in `text`. */
  readonly ranges: readonly TextRange[];
}

/** So much is shown before the first place found. */
const LEAD = 60;
/** A cut moves this far at most to fall between words. */
const SLACK = 24;
const ELLIPSIS = '…';

export function snippetOf(text: string, ranges: readonly TextRange[]): Snippet {
  // One line: results are a list. The length stays, so that ranges do.
  const line = text.replace(/\s/g, ' ');
  const first = ranges[0]?.start ?? 0;
  const start = startOf(line, Math.min(first - LEAD, line.length - SNIPPET_CHARACTERS));
  const end = endOf(line, start + SNIPPET_CHARACTERS);
  const lead = start > 0 ? ELLIPSIS : '';
  const tail = end < line.length ? ELLIPSIS : '';
  const shift = lead.length - start;
  return {
    text: lead + line.slice(start, end) + tail,
    ranges: ranges
      .filter((range) => range.start < end)
      .map((range) => ({ start: range.start + shift, end: Math.min(range.end, end) + shift })),
  };
}

function startOf(line: string, wanted: number): number {
  if (wanted <= 0) return 0;
  const space = line.slice(wanted, wanted + SLACK).indexOf(' ');
  return whole(line, space < 0 ? wanted : wanted + space + 1);
}

function endOf(line: string, wanted: number): number {
  if (wanted >= line.length) return line.length;
  const space = line.slice(wanted - SLACK, wanted).lastIndexOf(' ');
  return whole(line, space < 0 ? wanted : wanted - SLACK + space);
}

/** Not between the halves of a pair. */
function whole(line: string, at: number): number {
  const isLow = (line.charCodeAt(at) & 0xfc00) === 0xdc00;
  return isLow ? at - 1 : at;
}
