// Figures beside their budgets, a column for each device. A figure is over only where its budget holds.
import { table } from '../report/table.ts';
import { type Figure, isOver } from './figure.ts';

export interface Column {
  readonly device: string;
  readonly figures: readonly Figure[];
}

export function figuresTable(columns: readonly Column[]): string {
  const rows = columns[0]?.figures.map(({ name, unit }, row) => [
    unit === '' ? name : `${name}, ${unit}`,
    budgetsOf(columns.map(({ figures }) => figures[row]?.budget ?? null)),
    ...columns.map(({ figures }) => cell(figures[row])),
  ]);
  return table(['figure', 'budget', ...columns.map(({ device }) => device)], rows ?? []);
}

/** `≤ 33`, or `≤ 1500, –, 2500` where devices have budgets of their own. */
function budgetsOf(budgets: readonly (number | null)[]): string {
  if (budgets.every((budget) => budget === null)) return '';
  const shown = budgets.map((budget) => (budget === null ? '–' : `${budget}`));
  return `≤ ${new Set(shown).size === 1 ? shown[0] : shown.join(', ')}`;
}

function cell(figure: Figure | undefined): string {
  if (figure === undefined) return '–';
  const { value, isCount } = figure;
  const shown = isCount || Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(1);
  return isOver(figure) ? `${shown} (over)` : shown;
}
