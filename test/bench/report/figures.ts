// What was measured, by room and figure, every round's value kept: a median without its spread says little.

export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export class Figures {
  readonly #values = new Map<string, Map<string, number[]>>();

  add(room: string, figure: string, value: number): void {
    const ofRoom = this.#values.get(room) ?? new Map<string, number[]>();
    this.#values.set(room, ofRoom);
    ofRoom.set(figure, [...(ofRoom.get(figure) ?? []), value]);
  }

  rooms(): string[] {
    return [...this.#values.keys()];
  }

  /** Every figure that any room has. */
  columns(): string[] {
    return [...new Set([...this.#values.values()].flatMap((figures) => [...figures.keys()]))];
  }

  summary(room: string, figure: string): Summary | null {
    const values = this.#values.get(room)?.get(figure);
    return values ? summarise(values) : null;
  }

  /** The median of one room's figure over another's, round by round: pairs were measured one after the other. */
  ratio(room: string, other: string, figure: string): Summary | null {
    const [ours, theirs] = [room, other].map((name) => this.#values.get(name)?.get(figure));
    if (!ours || !theirs) return null;
    return summarise(ours.slice(0, theirs.length).map((value, round) => value / (theirs[round] ?? Number.NaN)));
  }

  toJSON(): unknown {
    const entries = [...this.#values].map(([room, figures]) => [room, Object.fromEntries(figures)]);
    return Object.fromEntries(entries);
  }
}

function summarise(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  return { median, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}
