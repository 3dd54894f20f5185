// One or two letters that stand for a name: the first grapheme of its first and last word.

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export function initialsOf(name: string): string {
  const words = name.split(' ').filter((word) => word !== '');
  const first = firstGrapheme(words[0] ?? '');
  const last = words.length > 1 ? firstGrapheme(words.at(-1) ?? '') : '';
  return `${first}${last}`.toLocaleUpperCase();
}

function firstGrapheme(word: string): string {
  const [first] = graphemes.segment(word);
  return first?.segment ?? '';
}
