// What a text is found by: its words, folded, so that `Café`, `CAFE` and `ｃａｆé` are one. Scripts that write no spaces
// give one word a character: a run of them is then looked for as a phrase, however short it is.

/** A word as it is compared, and where it stands in the text, in UTF-16 units. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Marks that are laid over a letter. Vowel signs and the marks of kana are letters' equals and stay. */
const DIACRITICS =
  /[[\p{Mn}&&[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cyrillic}]]--[\u3099\u309a]]/gv;
/** Letters that people write without their stroke, and that no normal form takes apart. */
const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries({ ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', æ: 'ae', œ: 'oe', ß: 'ss', ı: 'i', ς: 'σ' }),
);
const ALONE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\p{Regional_Indicator}ー]$/u;
const WORD = /^[\p{L}\p{N}\p{M}]$/u;
/** Joiners and the like: they neither are part of a word nor end it. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cf}]$/u;

/** A character with the marks that belong to it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
const ASCII_ONLY = /^\p{ASCII}*$/u;
const ASCII_WORD = /[A-Za-z0-9]+/g;

type Part = { readonly kind: 'letter' | 'alone'; readonly text: string } | { readonly kind: 'gap' | 'nothing' };

/** Folding a character takes several passes over it, and a room uses few different ones. */
const folded = new Map<string, readonly Part[]>();
const MAX_FOLDED = 20_000;

export function wordsOf(text: string): Word[] {
  return ASCII_ONLY.test(text) ? asciiWordsOf(text) : anyWordsOf(text);
}

function asciiWordsOf(text: string): Word[] {
  return [...text.matchAll(ASCII_WORD)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

function anyWordsOf(text: string): Word[] {
  const words: { word: string; start: number; end: number }[] = [];
  let goesOn = false;
  for (const { 0: cluster, index: start } of text.matchAll(CLUSTER)) {
    const end = start + cluster.length;
    for (const part of foldOnce(cluster)) {
      const last = goesOn ? words.at(-1) : undefined;
      if (part.kind === 'nothing') continue;
      goesOn = part.kind === 'letter';
      if (part.kind === 'letter' && last) Object.assign(last, { word: last.word + part.text, end });
      else if (part.kind === 'letter' || part.kind === 'alone') words.push({ word: part.text, start, end });
    }
  }
  return words;
}

/** Whether a word stands for one character of a script without spaces, or for a picture. */
export function isAlone(word: string): boolean {
  return ALONE.test(word);
}

function foldOnce(cluster: string): readonly Part[] {
  const known = folded.get(cluster);
  if (known) return known;
  const parts = fold(cluster);
  if (folded.size >= MAX_FOLDED) folded.clear();
  folded.set(cluster, parts);
  return parts;
}

function fold(cluster: string): Part[] {
  const bare = cluster.normalize('NFKD').replace(DIACRITICS, '').normalize('NFC').toLowerCase();
  return [...bare].flatMap((character) => [...(PLAIN.get(character) ?? character)].map(partOf));
}

function partOf(character: string): Part {
  if (ALONE.test(character)) return { kind: 'alone', text: character };
  if (INVISIBLE.test(character)) return { kind: 'nothing' };
  return WORD.test(character) ? { kind: 'letter', text: character } : { kind: 'gap' };
}
