// Where a text holds addresses of the web, and where they lead. Pure.
import type { TextRange } from '../../client/code-ranges.ts';

export interface LinkRange extends TextRange {
  /** Printable ASCII only: it goes into an escape sequence. */
  readonly link: string;
}

const ADDRESS = /https?:\/\/[^\s<>"“”]+/gi;
/** What ends a sentence, a bracket or an emphasis around the address. */
const AFTER_IT = /[.,;:!?'’»)\]}…*_~`|]$/u;

export function linkRanges(text: string): LinkRange[] {
  return [...text.matchAll(ADDRESS)].flatMap(({ 0: found, index }) => {
    const address = withoutEnding(found);
    const link = URL.canParse(address) ? new URL(address).href : '';
    return /^[\x21-\x7e]+$/.test(link) ? [{ start: index, end: index + address.length, link }] : [];
  });
}

/** A bracket that was opened within the address belongs to it. */
function withoutEnding(found: string): string {
  let address = found;
  while (AFTER_IT.test(address) && !(address.endsWith(')') && isBalanced(address))) address = address.slice(0, -1);
  return address;
}

function isBalanced(text: string): boolean {
  return text.split('(').length >= text.split(')').length;
}
