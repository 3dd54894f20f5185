// Where a text shows code: fenced blocks and `spans`. Pure, and enough of Markdown for what must not happen in code:
// nobody is mentioned there, and Enter does not send out of an open fence.

export interface TextRange {
  readonly start: number;
  /** The first place that is not in it any more. */
  readonly end: number;
}

interface Fence extends TextRange {
  readonly isClosed: boolean;
}

/** Backticks may not follow an opening of backticks on its line: that would be a span. */
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

export function codeRanges(text: string): readonly TextRange[] {
  const fences = fencesOf(text);
  return [...fences, ...spansBetween(text, fences)];
}

/** Whether what is written at this place goes into a block of code that is not closed before it. */
export function isInOpenFence(text: string, at: number): boolean {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const last = fencesOf(text.slice(0, at)).at(-1);
  return last !== undefined && !last.isClosed && last.start < lineStart;
}

/** Whether this place is in a fence or a span. */
export function isInside(ranges: readonly TextRange[], at: number): boolean {
  return ranges.some(({ start, end }) => start <= at && at < end);
}

/** Blocks of code, with their fences; one that nobody closes reaches to the end. */
export function fencesOf(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  let open: { readonly start: number; readonly marker: string } | null = null;
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const marker = FENCE.exec(line)?.[1];
    if (open === null) open = marker === undefined ? null : { start, marker };
    else if (marker !== undefined && closes(line, marker, open.marker)) {
      fences.push({ start: open.start, end, isClosed: true });
      open = null;
    }
    start = end + 1;
  }
  if (open !== null) fences.push({ start: open.start, end: text.length, isClosed: false });
  return fences;
}

function closes(line: string, marker: string, opening: string): boolean {
  return marker.startsWith(opening) && line.trim() === marker;
}

/** A span is closed by as many backticks as opened it, in the same paragraph. */
function spansBetween(text: string, fences: readonly TextRange[]): readonly TextRange[] {
  const runs = [...text.matchAll(/`+/g)].filter(({ index }) => !isInside(fences, index));
  const spans: TextRange[] = [];
  let from = 0;
  for (const [i, { 0: run, index }] of runs.entries()) {
    if (index < from) continue;
    const close = runs.slice(i + 1).find((later) => later[0] === run);
    if (close === undefined || isBroken(text.slice(index, close.index))) continue;
    from = close.index + run.length;
    spans.push({ start: index, end: from });
  }
  return spans;
}

function isBroken(content: string): boolean {
  return /\n[^\S\n]*\n/.test(content);
}
