// Playwright's global setup: one server with fresh rooms and generous limits for all browser tests.

import { generousVars, spawnServer } from './server.ts';

export default async function startForBrowsers(): Promise<() => Promise<void>> {
  const build = process.env.AJAR_BUILT !== '1';
  const server = await spawnServer({ port: Number(process.env.AJAR_E2E_PORT), vars: generousVars, build });
  return () => server.stop();
}
