// How a key changes the text around a selection: puts a mark around it or takes it away, or makes it a link. Pure.

export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Replaces what lies between `from` and `to`, then selects from `start` to `end`. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

export type Mark = '**' | '*' | '~~' | '`';

const FENCE = '```';

/** The mark goes around the words, not around the blanks beside them: Markdown would not read it there. */
export function toggleMark(selected: Selected, mark: Mark): TextChange {
  const trimmed = trimSelection(selected);
  const { text, start, end } = trimmed;
  const inner = text.slice(start, end);
  if (mark === '`' && inner.includes('\n')) return fence(trimmed);
  const size = mark.length;
  if (hasMark(text.slice(0, start), text.slice(end), mark)) {
    return { from: start - size, to: end + size, insert: inner, start: start - size, end: end - size };
  }
  if (inner.length > 2 * size && hasMark(inner.slice(0, inner.length / 2), inner.slice(inner.length / 2), mark, true)) {
    return { from: start, to: end, insert: inner.slice(size, -size), start, end: end - 2 * size };
  }
  return { from: start, to: end, insert: mark + inner + mark, start: start + size, end: end + size };
}

/** `[words](address)`; without an address the caret goes where it belongs. */
export function makeLink(selected: Selected, address: string): TextChange {
  const { text, start: from, end: to } = trimSelection(selected);
  const label = text.slice(from, to).replace(/[[\]\\]/g, '\\$&');
  const before = `[${label}](`;
  const target = address.replaceAll('(', '%28').replaceAll(')', '%29');
  const start = from + before.length + (target === '' ? 0 : target.length + 1);
  return { from, to, insert: `${before}${target})`, start, end: start };
}

/** The address, if this is one and nothing else. */
export function addressIn(pasted: string): string | null {
  const address = pasted.trim();
  return /^https?:\/\/\S+$/i.test(address) && URL.canParse(address) ? address : null;
}

/** One star is italics, two are bold, three are both. */
function hasMark(before: string, after: string, mark: Mark, isInside = false): boolean {
  const sign = mark.charAt(0);
  const leading = isInside ? runAtStart(before, sign) : runAtEnd(before, sign);
  const trailing = isInside ? runAtEnd(after, sign) : runAtStart(after, sign);
  const run = Math.min(leading, trailing);
  return mark.length === 1 ? run % 2 === 1 : run >= 2;
}

function runAtStart(text: string, sign: string): number {
  let run = 0;
  while (text[run] === sign) run += 1;
  return run;
}

function runAtEnd(text: string, sign: string): number {
  let run = 0;
  while (text[text.length - 1 - run] === sign) run += 1;
  return run;
}

function fence({ text, start, end }: Selected): TextChange {
  const before = start === 0 || text[start - 1] === '\n' ? '' : '\n';
  const after = end === text.length || text[end] === '\n' ? '' : '\n';
  const opening = `${before}${FENCE}\n`;
  const inner = text.slice(start, end);
  const first = start + opening.length;
  return {
    from: start,
    to: end,
    insert: `${opening}${inner}\n${FENCE}${after}`,
    start: first,
    end: first + inner.length,
  };
}

function trimSelection({ text, start, end }: Selected): Selected {
  const inner = text.slice(start, end);
  if (inner.trim() === '') return { text, start, end };
  const lead = inner.length - inner.trimStart().length;
  const tail = inner.length - inner.trimEnd().length;
  return { text, start: start + lead, end: end - tail };
}
