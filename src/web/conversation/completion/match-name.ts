// How well what is typed fits a name. Pure.

/** From best to worst: the name begins so, one of its words does, its letters come in that order. */
export type Match = 'start' | 'word' | 'letters';

const RANKS: readonly Match[] = ['start', 'word', 'letters'];

/** Capitals and accents do not matter. What holds a blank can only be the beginning of a name. */
export function matchName(name: string, query: string): Match | null {
  const [plain, wanted] = [plainly(name), plainly(query)];
  if (plain.startsWith(wanted)) return 'start';
  if (/\s/.test(wanted)) return null;
  if (plain.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 'word';
  return hasLettersInOrder(plain, wanted) ? 'letters' : null;
}

export function rankOf(match: Match): number {
  return RANKS.indexOf(match);
}

function plainly(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function hasLettersInOrder(name: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = name.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}
