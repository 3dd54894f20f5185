// A moment as people name it on a command line: so long ago, or a date. Pure.

const UNITS_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** In ms since 1970; NaN for what is neither. */
export function parseSince(typed: string, now: number): number {
  const [, count, unit = ''] = /^(\d{1,6})([smhdw])$/.exec(typed) ?? [];
  if (count !== undefined) return now - Number(count) * (UNITS_MS[unit] ?? 0);
  return /^\d{4}-\d\d-\d\d/.test(typed) ? new Date(dayBegins(typed)).getTime() : Number.NaN;
}

/** A bare date is that day here, not in Greenwich. */
function dayBegins(typed: string): string {
  return typed.length === '2026-11-22'.length ? `${typed}T00:00` : typed;
}
