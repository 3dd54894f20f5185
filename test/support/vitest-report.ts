// A vitest reporter that writes what `npm test` counts: outcomes, and the reason of every skip, which vitest's own JSON
// leaves out. Where to: the file named by AJAR_REPORT.

import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import type { Counts } from '../../src/tools/counts.ts';

export default class VitestReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const file = process.env.AJAR_REPORT;
    if (file) writeFileSync(file, JSON.stringify(count(modules, unhandledErrors.length)));
  }
}

function count(modules: readonly TestModule[], unhandledErrors: number): Counts {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (state: string) => tests.filter((test) => test.result().state === state);
  // A file that failed to load has no tests to fail; it counts as one.
  const brokenFiles = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0);
  return {
    passed: inState('passed').length,
    failed: inState('failed').length + inState('pending').length + brokenFiles.length + unhandledErrors,
    skipped: inState('skipped').map(describeSkip),
    groups: countByProject(tests),
  };
}

function describeSkip(test: TestCase): { name: string; reason: string } {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  const file = relative(process.cwd(), test.module.moduleId);
  const { mode } = test.options;
  return {
    name: `${file}: ${test.fullName}`,
    reason: note ?? (mode === 'run' ? 'its setup failed' : `marked ${mode}`),
  };
}

function countByProject(tests: TestCase[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { project } of tests) counts[project.name] = (counts[project.name] ?? 0) + 1;
  return counts;
}
