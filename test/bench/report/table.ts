// Tables in Markdown, aligned so that a terminal shows them well too.
import type { Summary } from './figures.ts';

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => pad(row[column] ?? '', width, column)).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

function pad(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width);
}

/** `1.2 M`, `340 k`, `56`, `7.8`. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)} M`;
  if (value >= 10_000) return `${(value / 1e3).toFixed(0)} k`;
  if (value >= 1_000) return `${(value / 1e3).toFixed(1)} k`;
  return value >= 99.5 ? value.toFixed(0) : value.toPrecision(2);
}

/** The median, with its spread where there is one. */
export function spread(summary: Summary | null): string {
  if (summary === null) return '–';
  if (summary.least === summary.most) return short(summary.median);
  return `${short(summary.median)} (${short(summary.least)}–${short(summary.most)})`;
}
