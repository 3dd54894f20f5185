// One or two letters that stand for a name: the first grapheme of its first and last word.

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export function initialsOf(name: string): string {
  const words = name.split(' ').filter((word) => word !== '');
  const first = firstGrapheme(words[0] ?? '');
  const last = words.length > 1 ? firstGrapheme(words.at(-1) ?? '') : '';
  return `${first}${last}`.toLocaleUpperCase();
}

/** Taking graphemes apart is slow, and most names need none of it: no grapheme joins two characters of ASCII within a word. */
function firstGrapheme(word: string): string {
  if (/^[!-~](?:[!-~]|$)/.test(word)) return word.charAt(0);
  const [first] = graphemes.segment(word);
  return first?.segment ?? '';
}
