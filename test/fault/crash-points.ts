// The crash-point sweep of G2: nothing that anyone saw or was told is missing after a crash at any write, nothing is
// doubled, everyone has one order. `npm run fault`, and with few points a part of `npm test`.
//
//   node test/fault/crash-points.ts [--points 8] [--worker DIR]
//
// A sweep that could not find anything would be worth nothing, so it also has to catch a server that tells first and
// writes later.
import { parseArgs } from 'node:util';
import { type CrashResult, countUnderLoad, crashAt } from './crash-run.ts';
import { plantedBundle } from './planted-bundle.ts';
import { type CrashPoint, hasStrace, spreadPoints, type WriteCounts } from './strace.ts';

const wrongOrder = 'broadcast-before-write';
const wrongOrderPoints = 3;
/** A sweep must have had something to lose. */
const leastPerPoint = { acks: 20, seen: 100, resends: 0.5, answered: 3 };
const figures = ['acks', 'seen', 'resends', 'answered'] as const;
type Figure = (typeof figures)[number];

interface Verdict {
  readonly passed: number;
  readonly failed: number;
}

async function sweep(points: readonly CrashPoint[], worker: string | undefined): Promise<CrashResult[]> {
  const results: CrashResult[] = [];
  for (const point of points) {
    const startedAt = performance.now();
    const result = await crashAt(point, worker).catch((fault: unknown) => failedRun(point, fault));
    results.push(result);
    tell(result, (performance.now() - startedAt) / 1_000);
  }
  return results;
}

function failedRun(point: CrashPoint, fault: unknown): CrashResult {
  return { point, acks: 0, seen: 0, resends: 0, answered: 0, history: 0, violations: [`could not be run: ${fault}`] };
}

function tell({ point, acks, seen, resends, answered, history, violations }: CrashResult, seconds: number): void {
  const where = `${point.call} ${point.nth}`.padEnd(14);
  const figures = [acks, seen, resends, answered, history].map((figure) => String(figure).padStart(8)).join('');
  console.log(`${where}${figures}  ${violations.length === 0 ? 'ok' : 'LOST'} (${seconds.toFixed(1)} s)`);
  for (const violation of violations.slice(0, 5)) console.log(`    ${violation}`);
}

/** Two points of three are writes, the third is a sync. */
function choosePoints(count: number, { pwrite64, fsync }: WriteCounts): CrashPoint[] {
  console.log(`under load: pwrite64 ${pwrite64.before}–${pwrite64.total}, fsync ${fsync.before}–${fsync.total}`);
  const syncs = Math.floor(count / 3);
  return [...spreadPoints('pwrite64', pwrite64, count - syncs), ...spreadPoints('fsync', fsync, syncs)];
}

function judgeFigures(results: readonly CrashResult[]): Verdict {
  const total = (of: Figure) => results.reduce((sum, result) => sum + result[of], 0);
  console.log(
    `${total('acks')} acks, ${total('seen')} events seen, ${total('resends')} re-sent, ` +
      `${total('answered')} answered with the original`,
  );
  const tooFew = figures.filter((name) => total(name) < leastPerPoint[name] * results.length);
  for (const name of tooFew) console.log(`too few ${name}: at least ${leastPerPoint[name]} a point are needed`);
  return tooFew.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function judgeWrongOrder(points: readonly CrashPoint[], worker: string | undefined): Promise<Verdict> {
  console.log(`\nthe sweep catches ${wrongOrder}:`);
  const planted = await plantedBundle(wrongOrder, worker);
  const results = await sweep(points, planted.folder).finally(planted.remove);
  const caught = results.filter(({ acks, violations }) => acks > 0 && violations.length > 0).length;
  console.log(`caught at ${caught} of ${results.length} points`);
  return caught > 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function run(count: number, worker: string | undefined): Promise<Verdict[]> {
  const writes = await countUnderLoad(worker);
  const points = choosePoints(count, writes);
  console.log(`\n${'killed at'.padEnd(14)}    acks    seen re-sent answered history`);
  const results = await sweep(points, worker);
  const lost = results.filter(({ violations }) => violations.length > 0).length;
  return [
    { passed: results.length - lost, failed: lost },
    judgeFigures(results),
    await judgeWrongOrder(spreadPoints('pwrite64', writes.pwrite64, wrongOrderPoints + 1).slice(1), worker),
  ];
}

const { values } = parseArgs({ options: { points: { type: 'string', default: '8' }, worker: { type: 'string' } } });
const count = Number(values.points);
if (!Number.isInteger(count) || count < 1) {
  console.log(`--points wants a number from 1 on, not ${values.points}`);
  process.exitCode = 2;
} else if (hasStrace()) {
  const verdicts = await run(count, values.worker);
  const passed = verdicts.reduce((sum, verdict) => sum + verdict.passed, 0);
  const failed = verdicts.reduce((sum, verdict) => sum + verdict.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} else {
  console.log('skipped: strace is not installed');
  console.log('0 passed, 0 failed, 1 skipped');
}
// Sockets of a server that was killed may still be closing.
process.exit();
