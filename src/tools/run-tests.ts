// `npm test` (and, with --quick, `npm run check`): runs the table of test-steps.ts, tells each step's outcome as it
// ends, and closes with `N passed, N failed` alone on the last line.

import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addCounts,
  type Counts,
  judgeRun,
  nothing,
  readClosingLine,
  readPlaywrightReport,
  readVitestReport,
  writeClosingLine,
} from './counts.ts';
import { distFolder } from './folders.ts';
import { type CommandResult, runCommand } from './run-command.ts';
import { buildStep, type Step, stages } from './test-steps.ts';

interface Outcome {
  step: Step;
  counts: Counts;
  seconds: number;
  output: string;
}

const reportFolder = join(distFolder, 'test-reports');
const stepTimeoutMs = 15 * 60_000;

async function runAll(): Promise<Outcome[]> {
  const isQuick = process.argv.includes('--quick');
  const outcomes: Outcome[] = [];
  await mkdir(reportFolder, { recursive: true });
  for (const stage of stages) {
    const steps = stage.filter((step) => step.isQuick || !isQuick);
    const isBuilt = !outcomes.some(({ step, counts }) => step.name === buildStep && counts.failed > 0);
    const ended = steps.map((step) => (isBuilt || !step.needsBuild ? runStep(step) : leaveOut(step)));
    for (const outcome of ended) outcome.then(tell);
    outcomes.push(...(await Promise.all(ended)));
  }
  return outcomes;
}

async function runStep(step: Step): Promise<Outcome> {
  const reportFile = join(reportFolder, `${step.name.replaceAll(/\W+/g, '-')}.json`);
  await rm(reportFile, { force: true });
  const startedAt = performance.now();
  const env = { AJAR_REPORT: reportFile, AJAR_BUILT: '1', PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile };
  const result = await runCommand(step.command, { env, timeoutMs: stepTimeoutMs });
  const counts = judgeRun(await readCounts(step, result, reportFile), result.exitCode, step.groups ?? []);
  return { step, counts, seconds: (performance.now() - startedAt) / 1000, output: result.output };
}

async function readCounts({ counts }: Step, result: CommandResult, reportFile: string): Promise<Counts> {
  if (counts === 'command') return { ...nothing, passed: result.exitCode === 0 ? 1 : 0 };
  if (counts === 'closing line') return readClosingLine(result.output);
  const report = await readFile(reportFile, 'utf8').catch(() => undefined);
  if (report === undefined) return nothing;
  return counts === 'vitest' ? readVitestReport(report) : readPlaywrightReport(report);
}

async function leaveOut(step: Step): Promise<Outcome> {
  return { step, counts: { ...nothing, failed: 1 }, seconds: 0, output: 'not run, because the build failed\n' };
}

function tell({ step, counts, seconds, output }: Outcome): void {
  const hasFailed = counts.failed > 0;
  if (hasFailed) console.log(`\n${output.trimEnd()}\n`);
  console.log(`${hasFailed ? '✗' : '✓'} ${step.name}: ${writeClosingLine(counts)} (${seconds.toFixed(1)} s)`);
  for (const group of step.groups ?? []) if (!counts.groups[group]) console.log(`    ran no test: ${group}`);
  for (const { name, reason } of counts.skipped) console.log(`    skipped: ${reason} (${name})`);
}

const startedAt = performance.now();
const outcomes = await runAll();
const total = addCounts(outcomes.map(({ counts }) => counts));
const broken = outcomes.filter(({ counts }) => counts.failed > 0).map(({ step }) => step.name);
if (broken.length > 0) console.log(`\nFailed: ${broken.join('; ')}`);
console.log(`\n${((performance.now() - startedAt) / 1000).toFixed(0)} s in all`);
console.log(writeClosingLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
