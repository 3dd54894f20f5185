// `npm run seeded-bugs`: plants each bug of `seeded-bugs/` in a copy of the tree and runs the suites that should notice.
// A bug that survives is a test that is missing; one that cannot be planted any more has to be rewritten.
//
//   node test/fault/seeded-bugs.ts [--only NAME --only NAME …] [--worker DIR]
import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Counts, nothing, readVitestReport, writeClosingLine } from '../../src/tools/counts.ts';
import { countUnderLoad, crashAt } from './crash-run.ts';
import { type Fate, hunt, type Look } from './hunt.ts';
import { plantedBundle } from './planted-bundle.ts';
import { copyTree, plant, readSeeds, type Seed, whyNotCompiled, whyNotPlantable } from './seeds.ts';
import { hasStrace, spreadPoints } from './strace.ts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, worker: { type: 'string' } } });

/** What a suite's name stands for, quickest first. The page's own tests know nothing of these bugs. */
const suites: Record<string, string[]> = {
  architecture: ['--project=architecture'],
  unit: [
    '--project=unit',
    '--project=contract',
    'test/unit/protocol',
    'test/unit/room',
    'test/unit/client',
    'test/contract',
  ],
  scenario: ['--project=scenario'],
  fuzz: ['--project=fuzz'],
  workers: ['--config=test/workers/vitest.config.ts'],
};
const SUITE_TIMEOUT_MS = 5 * 60_000;
/** Points at which a crash has to show the bug. */
const crashPoints = 2;

interface Run {
  readonly ran: number;
  /** Names of the tests that failed. */
  readonly failures: readonly string[];
}

/** Failures that are there without any bug, by suite: they notice nothing. */
const before = new Map<string, readonly string[]>();
const noReport = `left no report within ${SUITE_TIMEOUT_MS / 60_000} min`;

/** Runs a suite in the copy; up to its first failure, where that can only be the bug's. Null if it left no report. */
async function runSuite(name: string, folder: string): Promise<Run | null> {
  const report = join(folder, 'report.json');
  await rm(report, { force: true });
  const own = suites[name] ?? [];
  const config = own.some((argument) => argument.startsWith('--config')) ? [] : ['--config=test/vitest.config.ts'];
  const bail = before.get(name)?.length === 0 ? ['--bail=1'] : [];
  // A test that is only slow on a busy machine has noticed nothing.
  const patience = `--testTimeout=${SUITE_TIMEOUT_MS / 2}`;
  const runner = ['node_modules/vitest/vitest.mjs', 'run', '--passWithNoTests', patience, ...bail, ...config, ...own];
  const reporters = ['--reporter=dot', '--reporter=./test/support/vitest-report.ts'];
  const output = await execute([...runner, ...reporters], folder, report);
  const counts = await readFile(report, 'utf8').then(readVitestReport, () => null);
  if (counts === null) return null;
  return { ran: counts.passed + counts.failed, failures: counts.failed > 0 ? failuresOf(output) : [] };
}

function execute(command: string[], cwd: string, report: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const env = { ...process.env, AJAR_REPORT: report, NO_COLOR: '1', FORCE_COLOR: '0' };
  const options = { cwd, env, timeout: SUITE_TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024 };
  execFile(process.execPath, command, options, (_, stdout, stderr) => resolve(`${stdout}${stderr}`));
  return promise;
}

function failuresOf(output: string): string[] {
  const named = [...output.matchAll(/^ *FAIL +(.*)$/gm)].map(([, name = '']) => name.trim());
  return named.length > 0 ? [...new Set(named)] : [output.trim().split('\n').at(-1) ?? 'nothing was printed'];
}

async function lookBySuite(suite: string, folder: string): Promise<Look> {
  const run = await runSuite(suite, folder);
  if (run === null) return { kind: 'broken', reason: noReport };
  const what = run.failures.find((failure) => !before.get(suite)?.includes(failure));
  return what === undefined ? { kind: 'nothing' } : { kind: 'noticed', what };
}

async function lookByCrash({ name }: Seed): Promise<Look> {
  if (!hasStrace()) return { kind: 'left out', reason: 'strace is not installed' };
  const { pwrite64 } = await countUnderLoad(values.worker);
  const planted = await plantedBundle(name, values.worker);
  try {
    for (const point of spreadPoints('pwrite64', pwrite64, crashPoints + 1).slice(1)) {
      const [what] = (await crashAt(point, planted.folder)).violations;
      if (what) return { kind: 'noticed', what };
    }
    return { kind: 'nothing' };
  } finally {
    await planted.remove();
  }
}

/** Runs each suite once without a bug; gives those that fail all the same. */
async function checkSuites(seeds: readonly Seed[], folder: string): Promise<string[]> {
  const used = Object.keys(suites).filter((name) => seeds.some((seed) => seed.suites.includes(name)));
  for (const name of used) {
    const { ran, failures } = (await runSuite(name, folder)) ?? { ran: 0, failures: [noReport] };
    console.log(`without a bug, ${name}: ${ran} tests, ${failures.length} fail`);
    for (const failure of failures) console.log(`    ${failure}`);
    before.set(name, failures);
  }
  return used.filter((name) => before.get(name)?.length);
}

async function huntAll(seeds: readonly Seed[]): Promise<Counts> {
  const copy = await copyTree();
  const broken = await checkSuites(seeds, copy.folder);
  const fates: { name: string; fate: Fate }[] = [];
  for (const seed of seeds) fates.push({ name: seed.name, fate: await tellHunt(seed, copy.folder) });
  await copy.remove();
  const isFailed = ({ fate }: { fate: Fate }) => fate.kind === 'survived' || fate.kind === 'could not be run';
  return {
    ...nothing,
    passed: fates.filter(({ fate }) => fate.kind === 'killed').length,
    failed: broken.length + fates.filter(isFailed).length,
    skipped: fates.flatMap(({ name, fate }) => (fate.kind === 'skipped' ? [{ name, reason: fate.reason }] : [])),
  };
}

async function tellHunt(seed: Seed, folder: string): Promise<Fate> {
  const startedAt = performance.now();
  const fate = await huntFor(seed, folder);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
  console.log(`${signs[fate.kind]} ${seed.name} [${seed.breaks}] (${seconds} s)`);
  if (fate.kind === 'killed') console.log(`    ${fate.by}`);
  else if (fate.kind === 'survived') console.log(`    ${seed.bug} Ran: ${seed.suites.join(', ')}`);
  else if (fate.kind === 'skipped') console.log(`skipped: ${fate.reason}`);
  else console.log(`    ${fate.reason}`);
  return fate;
}

const signs: Record<Fate['kind'], string> = {
  killed: '✓ killed  ',
  survived: '✗ SURVIVED',
  skipped: '- skipped ',
  'could not be run': '✗ COULD NOT BE RUN',
};

async function huntFor(seed: Seed, folder: string): Promise<Fate> {
  const outdated = await whyNotPlantable(seed);
  if (outdated) return { kind: 'could not be run', reason: `cannot be planted any more: ${outdated}` };
  const pull = await plant(seed, folder);
  const fault = await whyNotCompiled(folder);
  if (fault) return pull().then(() => ({ kind: 'could not be run', reason: `does not compile: ${fault}` }));
  const look = (suite: string) => (suite === 'crash-points' ? lookByCrash(seed) : lookBySuite(suite, folder));
  return hunt(seed.suites, look).finally(pull);
}

const seeds = (await readSeeds()).filter(({ name }) => values.only?.includes(name) ?? true);
const counts = await huntAll(seeds);
console.log(writeClosingLine(counts));
process.exit(counts.failed > 0 || seeds.length === 0 ? 1 : 0);
