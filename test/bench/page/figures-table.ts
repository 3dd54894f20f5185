// Figures beside their budgets, a column for each device.
import { table } from '../report/table.ts';
import { type Figure, isOver } from './figure.ts';

export interface Column {
  readonly device: string;
  readonly figures: readonly Figure[];
}

export function figuresTable(columns: readonly Column[]): string {
  const rows = columns[0]?.figures.map(({ name, unit, budget }, row) => [
    unit === '' ? name : `${name}, ${unit}`,
    budget === null ? '' : `≤ ${budget}`,
    ...columns.map(({ figures }) => cell(figures[row])),
  ]);
  return table(['figure', 'budget', ...columns.map(({ device }) => device)], rows ?? []);
}

function cell(figure: Figure | undefined): string {
  if (figure === undefined) return '–';
  const { value, isCount } = figure;
  const shown = isCount || Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(1);
  return isOver(figure) ? `${shown} (over)` : shown;
}
