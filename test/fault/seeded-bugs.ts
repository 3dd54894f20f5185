// `npm run seeded-bugs`: plants each bug of `seeded-bugs/` in a copy of the tree and runs the suites that should notice.
// A bug that survives is a test that is missing; one that cannot be planted any more has to be rewritten.
//
//   node test/fault/seeded-bugs.ts [--only NAME --only NAME …] [--worker DIR]
import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readVitestReport } from '../../src/tools/counts.ts';
import { countUnderLoad, crashAt } from './crash-run.ts';
import { plantedBundle } from './planted-bundle.ts';
import { copyTree, plant, readSeeds, type Seed, whyNotPlantable } from './seeds.ts';
import { hasStrace, spreadPoints } from './strace.ts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, worker: { type: 'string' } } });

/** What a suite's name stands for, quickest first. The page's tests know nothing of these bugs. */
const suites: Record<string, string[]> = {
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

/** Runs a suite in the copy; up to its first failure, where that can only be the bug's. */
async function runSuite(name: string, folder: string): Promise<Run> {
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
  const counts = await readFile(report, 'utf8').then(readVitestReport, () => ({ passed: 0, failed: 1 }));
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

/** What notices the bug; null if nothing does. */
async function hunt(seed: Seed, folder: string): Promise<string | null> {
  for (const suite of seed.suites) {
    const noticed = suite === 'crash-points' ? await huntByCrash(seed) : await huntBySuite(suite, folder);
    if (noticed !== null) return `${suite}: ${noticed}`;
  }
  return null;
}

async function huntBySuite(suite: string, folder: string): Promise<string | null> {
  const { failures } = await runSuite(suite, folder);
  return failures.find((failure) => !before.get(suite)?.includes(failure)) ?? null;
}

async function huntByCrash({ name }: Seed): Promise<string | null> {
  const { pwrite64 } = await countUnderLoad(values.worker);
  const planted = await plantedBundle(name, values.worker);
  try {
    for (const point of spreadPoints('pwrite64', pwrite64, crashPoints + 1).slice(1)) {
      const [violation] = (await crashAt(point, planted.folder)).violations;
      if (violation) return violation;
    }
    return null;
  } finally {
    await planted.remove();
  }
}

/** Runs each suite once without a bug; gives those that fail all the same. */
async function checkSuites(seeds: readonly Seed[], folder: string): Promise<string[]> {
  const used = Object.keys(suites).filter((name) => seeds.some((seed) => seed.suites.includes(name)));
  for (const name of used) {
    const { ran, failures } = await runSuite(name, folder);
    console.log(`without a bug, ${name}: ${ran} tests, ${failures.length} fail`);
    for (const failure of failures) console.log(`    ${failure}`);
    before.set(name, failures);
  }
  return used.filter((name) => before.get(name)?.length);
}

async function huntAll(seeds: readonly Seed[]): Promise<number> {
  const copy = await copyTree();
  let failed = (await checkSuites(seeds, copy.folder)).length;
  for (const seed of seeds) {
    const obstacle = seed.suites.includes('crash-points') && !hasStrace() ? 'strace is not installed' : null;
    const outdated = await whyNotPlantable(seed);
    if (obstacle) console.log(`skipped: ${obstacle}`);
    else if (outdated) console.log(`✗ ${seed.name}: cannot be planted any more: ${outdated}`);
    else if (!(await tellHunt(seed, copy.folder))) failed += 1;
    if (outdated) failed += 1;
  }
  await copy.remove();
  return failed;
}

async function tellHunt(seed: Seed, folder: string): Promise<boolean> {
  const startedAt = performance.now();
  const pull = await plant(seed, folder);
  const noticed = await hunt(seed, folder).finally(pull);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
  console.log(`${noticed ? '✓ killed  ' : '✗ SURVIVED'} ${seed.name} [${seed.breaks}] (${seconds} s)`);
  console.log(`    ${noticed ?? `${seed.bug} Ran: ${seed.suites.join(', ')}`}`);
  return noticed !== null;
}

const seeds = (await readSeeds()).filter(({ name }) => values.only?.includes(name) ?? true);
const failed = await huntAll(seeds);
console.log(`${Math.max(0, seeds.length - failed)} passed, ${failed} failed`);
process.exit(failed > 0 || seeds.length === 0 ? 1 : 0);
