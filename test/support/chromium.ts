// Where the browser of the tests is, by the same rules as src/tools/bootstrap.mjs, and how it is started.

import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium, noBrowser } from '../../src/tools/bootstrap-plan.mjs';

export function chromiumPath(): string {
  const path = findChromium({ env: process.env, exists: existsSync, playwright: chromium.executablePath() });
  if (!path) throw new Error(noBrowser);
  return path;
}

/** No sandbox, because CI runs as root; the rest keeps the browser from looking for a network. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
