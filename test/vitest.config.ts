// Tests that run in Node, one project per folder; those that run in workerd have a config of their own.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Limits {
  testTimeout: number;
  /** Off where tests start servers and would take each other's two cores. */
  fileParallelism?: boolean;
}

function project(name: string, { testTimeout, fileParallelism = true }: Limits) {
  const include = [`test/${name}/**/*.test.{ts,tsx}`];
  return { extends: true as const, test: { name, include, testTimeout, hookTimeout: 60_000, fileParallelism } };
}

export default defineConfig({
  root,
  cacheDir: 'dist/vite',
  test: {
    environment: 'node',
    // What is waited for comes when it comes: a busy machine is no failure.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      { extends: true, test: { name: 'architecture', include: ['test/architecture.test.ts'] } },
      project('unit', { testTimeout: 30_000 }),
      project('contract', { testTimeout: 30_000 }),
      project('scenario', { testTimeout: 30_000 }),
      project('fuzz', { testTimeout: 60_000 }),
      project('tools', { testTimeout: 60_000, fileParallelism: false }),
      project('terminal', { testTimeout: 60_000, fileParallelism: false }),
      project('sdk', { testTimeout: 60_000, fileParallelism: false }),
      project('interop', { testTimeout: 60_000, fileParallelism: false }),
    ],
  },
});
