// The tables of the comparison, and its ratios against what issue 3 asks for.
import type { Figures } from './figures.ts';
import { short, spread, table } from './table.ts';

const AJAR = 'Ajar';

export function comparisonTables(figures: Figures, members: readonly number[]): string {
  const loads = members.flatMap((count) => [20, 200].map((depth) => `${count}/${depth}`));
  return [
    '### Delivered messages per second (members/in flight)',
    perLoad(figures, loads, (room, load) => spread(figures.summary(room, `${load} deliveredPerSecond`))),
    '### Latency, ms: p50 / p99',
    perLoad(figures, loads, (room, load) => {
      const [p50, p99] = ['p50Ms', 'p99Ms'].map(
        (name) => figures.summary(room, `${load} ${name}`)?.median ?? Number.NaN,
      );
      return `${short(p50 ?? 0)} / ${short(p99 ?? 0)}`;
    }),
    '### CPU time of the room per message, µs',
    perLoad(figures, loads, (room, load) => spread(figures.summary(room, `${load} cpuPerMessageUs`))),
    '### What bounded it: share of a core of the room / of the load generator. Neither near 1: the machine was not free',
    perLoad(figures, loads, (room, load) => {
      const [own, generator] = ['roomBusy', 'busy'].map((name) => figures.summary(room, `${load} ${name}`)?.median);
      return `${(own ?? 0).toFixed(2)} / ${(generator ?? 0).toFixed(2)}`;
    }),
    '### Joins, memory, one sender, quiet room',
    others(figures, members),
    '### Ajar against each, round by round',
    ratios(figures, loads),
    '### Ajar’s time over each other’s, round by round',
    times(figures, members),
  ].join('\n\n');
}

function perLoad(figures: Figures, loads: readonly string[], cell: (room: string, load: string) => string): string {
  const rows = figures.rooms().map((room) => [room, ...loads.map((load) => cell(room, load))]);
  return table(['room', ...loads], rows);
}

function others(figures: Figures, members: readonly number[]): string {
  const most = Math.max(...members);
  const columns: [string, string, number][] = [
    [`${most} joins, ms`, `${most} joinMs`, 1],
    [`CPU of ${most} joins, ms`, `${most} joinCpuMs`, 1],
    ['memory per idle member, KB', `${most} idleBytesPerMember`, 1 / 1024],
    ['one sender, messages/s', 'one sender', 1],
    ['quiet room p50, ms', 'quiet p50Ms', 1],
    ['quiet room p99, ms', 'quiet p99Ms', 1],
  ];
  const rows = figures.rooms().map((room) => [
    room,
    ...columns.map(([, figure, unit]) => {
      const summary = figures.summary(room, figure);
      return summary === null ? '–' : short(summary.median * unit);
    }),
  ]);
  return table(['room', ...columns.map(([head]) => head)], rows);
}

/** Peers send frames as long as Ajar's JSON; plain text mode is compared with the limit at its own length. */
function pairsOf(figures: Figures): [string, string][] {
  return figures.rooms().flatMap((room): [string, string][] => {
    if (room === AJAR || room === 'Ajar, plain text') return [];
    return [[room === 'limit, plain text' ? 'Ajar, plain text' : AJAR, room]];
  });
}

function times(figures: Figures, members: readonly number[]): string {
  const columns: [string, string][] = [
    ...members.map((count): [string, string] => [`${count} joins`, `${count} joinMs`]),
    ['quiet room p50', 'quiet p50Ms'],
  ];
  const rows = pairsOf(figures).map((pair) => [
    `${pair[0]} ÷ ${pair[1]}`,
    ...columns.map(([, figure]) => spread(figures.ratio(...pair, figure))),
  ]);
  return table(['time', ...columns.map(([head]) => head)], rows);
}

function ratios(figures: Figures, loads: readonly string[]): string {
  const cell = (pair: [string, string], figure: string) => spread(figures.ratio(...pair, figure));
  const inverse = ([ours, theirs]: [string, string], figure: string) => spread(figures.ratio(theirs, ours, figure));
  const head = ['delivered', 'per CPU time'].flatMap((kind) => loads.map((load) => `${kind} ${load}`));
  const rows = pairsOf(figures).map((pair) => [
    `${pair[0]} ÷ ${pair[1]}`,
    ...loads.map((load) => cell(pair, `${load} deliveredPerSecond`)),
    ...loads.map((load) => inverse(pair, `${load} cpuPerMessageUs`)),
  ]);
  return table(['ratio', ...head], rows);
}
