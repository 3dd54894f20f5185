// The code that a terminal draws is one that a camera reads, on dark and on light.
import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { qrLines } from '../../../src/terminal/qr-lines.ts';
import { colourInk, type Ink, plainInk } from '../../../src/terminal/screen/ink.ts';

const PIXELS = 4;
const link = 'https://ajar.example/room/abcdefghijklmnopqrstuvwxyz';

/** What a camera sees: painted cells are dark where the lines set colours, light where they do not. */
function photograph(lines: readonly string[], paintedIsDark: boolean) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  const rows = lines.map((text) => text.replace(/\u001b\[[\d;]*m/g, ''));
  const halves = rows.flatMap((row) => [
    [...row].map((cell) => '█▀'.includes(cell)),
    [...row].map((cell) => '█▄'.includes(cell)),
  ]);
  const width = (halves[0]?.length ?? 0) * PIXELS;
  const height = halves.length * PIXELS;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isPainted = halves[Math.floor(y / PIXELS)]?.[Math.floor(x / PIXELS)] === true;
      data.fill(isPainted === paintedIsDark ? 0 : 255, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return jsQR(data, width, height)?.data;
}

test.each<[string, Ink, boolean]>([
  ['with colours', colourInk, true],
  ['without, on a dark terminal', plainInk, false],
])('is read %s', (_, ink, paintedIsDark) => {
  const lines = qrLines(link, 40, ink);
  expect(lines?.length).toBeLessThan(22);
  expect(photograph(lines ?? [], paintedIsDark)).toBe(link);
});

test('is left out where it does not fit', () => {
  expect(qrLines(link, 20, plainInk)).toBeNull();
});
