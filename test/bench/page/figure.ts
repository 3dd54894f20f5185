// One thing that is measured, and what `experience.md` 1.10 allows. Times are printed and never judged: the machine may
// be busy. Counts are the same on every machine: one over budget is a fault.

export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | '%' | 'MB' | 'KB' | '';
  readonly value: number;
  /** The most that is allowed; null where the figure only explains others. */
  readonly budget: number | null;
  /** The same on every machine. */
  readonly isCount: boolean;
}

export const MEGABYTE = 1024 ** 2;

export function time(name: string, value: number, budget: number | null = null): Figure {
  return { name, unit: 'ms', value, budget, isCount: false };
}

export function share(name: string, value: number, budget: number | null = null): Figure {
  return { name, unit: '%', value, budget, isCount: false };
}

export function megabytes(name: string, bytes: number, budget: number | null = null): Figure {
  return { name, unit: 'MB', value: bytes / MEGABYTE, budget, isCount: false };
}

export function kilobytes(name: string, bytes: number, budget: number | null = null): Figure {
  return { name, unit: 'KB', value: bytes / 1024, budget, isCount: false };
}

export function count(name: string, value: number, budget: number | null = null): Figure {
  return { name, unit: '', value, budget, isCount: true };
}

export function isOver({ value, budget }: Figure): boolean {
  return budget !== null && value > budget;
}
