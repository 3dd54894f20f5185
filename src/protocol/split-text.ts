// Cuts a long text into messages: at the end of a line if there is one in the second half, else of a word, else anywhere.

/** Parts of at most `limit` code points each; null if they would be more than `most`. */
export function splitText(text: string, limit: number, most: number): string[] | null {
  const parts: string[] = [];
  let rest = Array.from(text.trim());
  while (rest.length > limit) {
    if (parts.length + 1 >= most) return null;
    const at = placeToCut(rest, limit);
    parts.push(rest.slice(0, at).join('').trimEnd());
    rest = Array.from(rest.slice(at).join('').trimStart());
  }
  if (rest.length > 0) parts.push(rest.join(''));
  return parts;
}

function placeToCut(characters: readonly string[], limit: number): number {
  const window = characters.slice(0, limit + 1);
  const line = window.lastIndexOf('\n');
  if (line > limit / 2) return line;
  const word = window.findLastIndex((character) => /\s/u.test(character));
  return word > limit / 2 ? word : limit;
}
