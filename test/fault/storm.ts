// `npm run storm`: what many do at once, at full size and with the times that were promised for this kind of machine
// (two cores, the load on the same ones). `npm test` runs the same scenarios smaller, and asserts no time.
//
//   node test/fault/storm.ts [--worker DIR] [--only joinAtOnce]
import { parseArgs } from 'node:util';
import { joinAtOnce, loseServer, missMessages, missWhatWasPruned, type StormResult } from './storms.ts';

/** Bare accepts take half of it. */
const JOINED_WITHIN_MS = 4_000;
/** A few of the ticks in which a crowd is told its number. */
const TOLD_WITHIN_MS = 4_000;

const { values } = parseArgs({ options: { worker: { type: 'string' }, only: { type: 'string' } } });
const { worker } = values;

const storms: Record<string, () => Promise<StormResult>> = {
  joinAtOnce: () => joinAtOnce({ size: 1_000, worker }),
  missMessages: () => missMessages({ size: 1_000, worker }),
  missWhatWasPruned: () => missWhatWasPruned({ size: 1_000, worker }),
  loseServer: () => loseServer({ size: 200, worker }),
};

let failed = 0;
const chosen = Object.entries(storms).filter(([name]) => values.only === undefined || name === values.only);
for (const [name, storm] of chosen) {
  const { figures, violations } = await storm();
  const tooSlow = [
    ...((figures.joinedMs ?? 0) > JOINED_WITHIN_MS ? [`joining took more than ${JOINED_WITHIN_MS} ms`] : []),
    ...((figures.toldMs ?? 0) > TOLD_WITHIN_MS ? [`the count was right only after ${TOLD_WITHIN_MS} ms`] : []),
  ];
  const wrong = [...violations, ...tooSlow];
  const told = Object.entries(figures).map(([what, figure]) => `${what} ${figure.toFixed(0)}`);
  console.log(`${wrong.length === 0 ? '✓' : '✗'} ${name}: ${told.join(', ')}`);
  for (const one of wrong.slice(0, 10)) console.log(`    ${one}`);
  if (wrong.length > 0) failed += 1;
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 || chosen.length === 0 ? 1 : 0);
