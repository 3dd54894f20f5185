// How `npm test` counts, so that nothing passes that did not run.

import { describe, expect, test } from 'vitest';
import {
  addCounts,
  judgeRun,
  nothing,
  readClosingLine,
  readPlaywrightReport,
  writeClosingLine,
} from '../../../src/tools/counts.ts';

const skipped = [{ name: 'a test', reason: 'no Python' }];

describe('the closing line', () => {
  test('has passed and failed', () => {
    expect(writeClosingLine({ ...nothing, passed: 12 })).toBe('12 passed, 0 failed');
  });

  test('names skipped tests when there are any', () => {
    expect(writeClosingLine({ ...nothing, passed: 12, failed: 1, skipped })).toBe('12 passed, 1 failed, 1 skipped');
  });

  test('adds up the steps', () => {
    const sum = addCounts([
      { ...nothing, passed: 2, skipped },
      { ...nothing, passed: 3, failed: 1 },
    ]);
    expect(sum).toEqual({ passed: 5, failed: 1, skipped, groups: {} });
  });
});

describe('a run', () => {
  const passing = { ...nothing, passed: 3, groups: { unit: 3 } };

  test('is taken as reported when all is well', () => {
    expect(judgeRun(passing, 0, ['unit'])).toEqual(passing);
  });

  test('without any test has failed', () => {
    expect(judgeRun(nothing, 0, []).failed).toBe(1);
  });

  test('that skipped everything has not failed', () => {
    expect(judgeRun({ ...nothing, skipped }, 0, []).failed).toBe(0);
  });

  test('that exits in error without a failed test has failed', () => {
    expect(judgeRun(passing, 1, []).failed).toBe(1);
  });

  test('is not blamed twice for its failed tests', () => {
    expect(judgeRun({ ...passing, failed: 2 }, 1, []).failed).toBe(2);
  });

  test('with an empty group has failed', () => {
    expect(judgeRun(passing, 0, ['unit', 'contract', 'scenario']).failed).toBe(2);
  });
});

describe('a Playwright report', () => {
  const spec = (title: string, status: string, annotations: object[] = []) => ({
    title,
    file: 'a.spec.ts',
    tests: [{ status, annotations }],
  });
  const report = (specs: object[], errors: object[] = []) =>
    readPlaywrightReport(JSON.stringify({ suites: [{ specs: [], suites: [{ specs }] }], errors }));

  test('is counted through its nested suites, flaky as failed', () => {
    const counts = report([spec('a', 'expected'), spec('b', 'unexpected'), spec('c', 'flaky')]);
    expect(counts).toMatchObject({ passed: 1, failed: 2, skipped: [] });
  });

  test('gives the reason of a skip', () => {
    const counts = report([spec('a', 'skipped', [{ type: 'skip', description: 'no fonts' }]), spec('b', 'skipped')]);
    expect(counts.skipped).toEqual([
      { name: 'a.spec.ts: a', reason: 'no fonts' },
      { name: 'a.spec.ts: b', reason: 'marked skip' },
    ]);
  });

  test('counts an error outside of tests as a failure', () => {
    expect(report([spec('a', 'expected')], [{ message: 'no server' }])).toMatchObject({ passed: 1, failed: 1 });
  });
});

describe('a script that counts for itself', () => {
  test('is read by its last closing line', () => {
    expect(readClosingLine('1 passed, 1 failed\nmore\n8 passed, 0 failed\n')).toMatchObject({ passed: 8, failed: 0 });
  });

  test('tells why it skipped', () => {
    const counts = readClosingLine('skipped: no strace\n0 passed, 0 failed, 1 skipped\n');
    expect(counts.skipped).toEqual([{ name: 'skipped', reason: 'no strace' }]);
  });

  test('that says nothing has run nothing', () => {
    expect(readClosingLine('5 passed, 0 failed in all')).toEqual(nothing);
  });
});
