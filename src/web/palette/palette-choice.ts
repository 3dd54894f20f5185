// What the palette lists for what was typed. Pure.
import type { PaletteItem } from './items.ts';
import { makeRanker } from './rank.ts';

/** With nothing typed, the list is for a glance: a few of each kind, but all that can be done. */
const GLANCE: Readonly<Record<PaletteItem['kind'], number>> = { room: 5, action: Number.POSITIVE_INFINITY, person: 5 };
const MOST = 50;

export type ItemKind = PaletteItem['kind'];

export interface Listed {
  /** Null where the likeliest of all kinds come one after the other. */
  readonly kind: ItemKind | null;
  readonly items: readonly PaletteItem[];
}

export function makeChooser(items: readonly PaletteItem[]): (typed: string) => readonly Listed[] {
  const rank = makeRanker(items.map(({ label, also }) => `${label} ${also}`));
  return (typed) => {
    if (typed.trim() === '') return glance(items);
    const found = rank(typed).flatMap((index) => items[index] ?? []);
    return found.length === 0 ? [] : [{ kind: null, items: found.slice(0, MOST) }];
  };
}

function glance(items: readonly PaletteItem[]): readonly Listed[] {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return kinds.map((kind) => ({ kind, items: items.filter((item) => item.kind === kind).slice(0, GLANCE[kind]) }));
}
