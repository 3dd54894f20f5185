// What would cost a parser more than people's messages ever do. Such text is shown as it was written.

/** UTF-16 units: the longest message there may be, of characters outside the BMP. */
const MAX_CHARACTERS = 8_000;
/** Emphasis and brackets are matched with one another: this many squared is still nothing. */
const MAX_MARKS = 500;
const MARK = /[*_~`[\]<!\\]/g;
/** Each item is a few elements. */
const MAX_ITEMS = 300;
const ITEM = /^[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])/gm;
/** Quotes and lists that begin on one line, one in the other. */
const DEEP = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){7}/m;
const WIDE_GAP = /[ \t]{200}/;
/** More lines than this are no table that a person typed. */
const MAX_PIPES = 1_000;

export function isCostly(text: string): boolean {
  return (
    text.length > MAX_CHARACTERS ||
    DEEP.test(text) ||
    WIDE_GAP.test(text) ||
    exceeds(text, MARK, MAX_MARKS) ||
    exceeds(text, ITEM, MAX_ITEMS) ||
    exceeds(text, /\|/g, MAX_PIPES)
  );
}

function exceeds(text: string, sign: RegExp, limit: number): boolean {
  let count = 0;
  for (const _ of text.matchAll(sign)) {
    count += 1;
    if (count > limit) return true;
  }
  return false;
}
