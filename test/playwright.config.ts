// Two people in a browser against the production bundle. The server is started once, by test/support/e2e-server.ts.

import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumArguments, chromiumPath } from './support/chromium.ts';

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

// Chosen here, because workers read this file again and inherit the environment.
process.env.AJAR_E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 10_000));

export default defineConfig({
  testDir: fromRoot('test/e2e'),
  outputDir: fromRoot('dist/e2e'),
  globalSetup: fromRoot('test/support/e2e-server.ts'),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? fromRoot('dist/test-reports/e2e.json') }],
  ],
  use: {
    baseURL: `http://127.0.0.1:${process.env.AJAR_E2E_PORT}`,
    launchOptions: { executablePath: chromiumPath(), args: chromiumArguments },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'off',
    video: 'off',
    screenshot: 'only-on-failure',
    actionTimeout: 10_000,
  },
});
