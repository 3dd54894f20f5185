// Sizes, times and shares as people read them.
import { expect, test } from 'vitest';
import { formatBytes, formatDuration, formatShare } from '../../../src/web/amounts.ts';

test.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1_000, '1 kB'],
  [32_768, '32.8 kB'],
  [1_234_567, '1.2 MB'],
  [1_073_741_824, '1.1 GB'],
  [5_000_000_000_000, '5,000 GB'],
])('%i bytes are %s', (bytes, label) => expect(formatBytes(bytes)).toBe(label));

test.each([
  [1, '1 ms'],
  [999, '999 ms'],
  [1_000, '1 sec'],
  [1_500, '1.5 sec'],
])('%i ms are %s', (ms, label) => expect(formatDuration(ms)).toBe(label));

test.each([
  [0, '0%'],
  [0.9731, '97.3%'],
  [0.99999, '99.9%'],
  [1, '100%'],
])('[U3] %f is %s: never all of the time for a room that was awake', (share, label) =>
  expect(formatShare(share)).toBe(label),
);
