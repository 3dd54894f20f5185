// Which of the words there are was meant by one that is not. Pure.

/** Null where none is near: a guess that is far off helps nobody. */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  const near = words.map((word) => ({ word, distance: distance(typed, word) })).sort((a, b) => a.distance - b.distance);
  const [best] = near;
  return best && best.distance <= Math.min(2, Math.floor(typed.length / 2)) ? best.word : null;
}

/** Letters to put in, take out or replace, and neighbours to swap. */
function distance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= from.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      rows[row]?.push(
        Math.min(
          ...[at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + (isSame ? 0 : 1)],
          isSwapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(from.length, to.length);
}
