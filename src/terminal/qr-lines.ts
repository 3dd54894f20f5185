// A QR code in half blocks: two of its rows in one of the terminal's. Pure.
import { encode } from 'uqr';
import type { Ink } from './screen/ink.ts';
import { plainInk } from './screen/ink.ts';

const QUIET_ZONE = 2;

/** Null where it does not fit. Dark on light where there are colours, for that is what cameras know best. */
export function qrLines(text: string, columns: number, ink: Ink): string[] | null {
  const { data, size } = encode(text, { border: QUIET_ZONE });
  if (size > columns) return null;
  const hasColours = ink !== plainInk;
  // Without colours the terminal is taken to be dark, so what is painted is the light.
  const isPainted = (row: number, column: number) => Boolean(data[row]?.[column]) === hasColours && row < size;
  const lines: string[] = [];
  for (let row = 0; row < size; row += 2) {
    const cells = Array.from({ length: size }, (_, column) =>
      block(isPainted(row, column), isPainted(row + 1, column)),
    );
    lines.push(hasColours ? `\u001b[30;107m${cells.join('')}\u001b[0m` : cells.join(''));
  }
  return lines;
}

function block(upper: boolean, lower: boolean): string {
  if (upper) return lower ? '█' : '▀';
  return lower ? '▄' : ' ';
}
