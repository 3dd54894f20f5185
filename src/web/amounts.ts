// Sizes, times and shares as people read them. Formatters are made once.

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const sizes = UNITS.map((unit) => new Intl.NumberFormat('en', { style: 'unit', unit, maximumFractionDigits: 1 }));
const milliseconds = new Intl.NumberFormat('en', { style: 'unit', unit: 'millisecond' });
const seconds = new Intl.NumberFormat('en', { style: 'unit', unit: 'second', maximumFractionDigits: 1 });
/** Rounded down: a room that was ever awake did not sleep 100 % of the time. */
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1, roundingMode: 'floor' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

/** 1234567 → `1.2 MB`. */
export function formatBytes(bytes: number): string {
  const unit = bytes < 1_000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return sizes[unit]?.format(bytes / 1_000 ** unit) ?? '';
}

/** 4 → `4 ms`, 1500 → `1.5 sec`. */
export function formatDuration(ms: number): string {
  return ms < 1_000 ? milliseconds.format(ms) : seconds.format(ms / 1_000);
}

/** 0.9731 → `97.3%`. */
export function formatShare(share: number): string {
  return percent.format(share);
}

export function formatDay(at: number): string {
  return day.format(at);
}
