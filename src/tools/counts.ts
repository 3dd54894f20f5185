// Counting what test runners report. Pure: text in, numbers out.

import * as v from 'valibot';

const countsSchema = v.object({
  passed: v.number(),
  failed: v.number(),
  skipped: v.array(v.object({ name: v.string(), reason: v.string() })),
  /** Tests per group that must not be empty, such as a vitest project. */
  groups: v.record(v.string(), v.number()),
});
export type Counts = v.InferOutput<typeof countsSchema>;

export const nothing: Counts = { passed: 0, failed: 0, skipped: [], groups: {} };

export function readVitestReport(text: string): Counts {
  return v.parse(countsSchema, JSON.parse(text));
}

const annotationSchema = v.object({ type: v.string(), description: v.optional(v.string()) });
const specSchema = v.object({
  title: v.string(),
  file: v.string(),
  tests: v.array(v.object({ status: v.string(), annotations: v.optional(v.array(annotationSchema), []) })),
});
interface Suite {
  specs: v.InferOutput<typeof specSchema>[];
  suites?: Suite[] | undefined;
}
const suiteSchema: v.GenericSchema<unknown, Suite> = v.object({
  specs: v.array(specSchema),
  suites: v.optional(v.array(v.lazy(() => suiteSchema))),
});
const playwrightSchema = v.object({ suites: v.array(suiteSchema), errors: v.array(v.unknown()) });

/** Reads the output of Playwright's JSON reporter. A flaky test, passing only at a later try, has failed. */
export function readPlaywrightReport(text: string): Counts {
  const { suites, errors } = v.parse(playwrightSchema, JSON.parse(text));
  const tests = suites.flatMap(allSpecs).flatMap((spec) => spec.tests.map((test) => ({ ...test, spec })));
  const skipped = tests.filter(({ status }) => status === 'skipped');
  const passed = tests.filter(({ status }) => status === 'expected');
  return {
    passed: passed.length,
    failed: tests.length - passed.length - skipped.length + errors.length,
    skipped: skipped.map(({ spec, annotations }) => ({
      name: `${spec.file}: ${spec.title}`,
      reason: annotations.find(({ type }) => type === 'skip')?.description ?? 'marked skip',
    })),
    groups: {},
  };
}

function allSpecs({ specs, suites = [] }: Suite): Suite['specs'] {
  return [...specs, ...suites.flatMap(allSpecs)];
}

const closingLine = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;

/** Reads the closing line of a script that counts for itself; lines `skipped: reason` before it give the reasons. */
export function readClosingLine(output: string): Counts {
  const last = [...output.matchAll(closingLine)].at(-1);
  if (!last) return nothing;
  const reasons = [...output.matchAll(/^skipped: (.+)$/gm)].map(([, reason = '']) => reason);
  return {
    passed: Number(last[1]),
    failed: Number(last[2]),
    skipped: Array.from({ length: Number(last[3] ?? 0) }, (_, at) => ({ name: 'skipped', reason: reasons[at] ?? '' })),
    groups: {},
  };
}

/** What a step's exit code adds: a run that failed without a failed test, or that ran no test at all, is a failure. */
export function judgeRun(counts: Counts, exitCode: number, expectedGroups: readonly string[]): Counts {
  const empty = expectedGroups.filter((name) => !counts.groups[name]).length;
  const ranNothing = counts.passed + counts.failed + counts.skipped.length === 0;
  const unexplained = (exitCode !== 0 || ranNothing) && counts.failed + empty === 0;
  return { ...counts, failed: counts.failed + empty + (unexplained ? 1 : 0) };
}

export function addCounts(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    skipped: all.flatMap(({ skipped }) => skipped),
    groups: {},
  };
}

/** The last line of `npm test`. CI reads it: its shape is fixed. */
export function writeClosingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
}
