// The arguments of the tests' browser beside those that Playwright gives it.
import { chromium } from '@playwright/test';
import { expect, it } from 'vitest';
import { chromiumArguments } from '../../support/chromium.ts';

const turnedOff = (line: string) => /--disable-features=(\S+)/.exec(line)?.[1]?.split(',') ?? [];

it('turns off all that Playwright turns off, because the browser heeds only the last list', async () => {
  // Node is no browser and says no; what it was asked with is in the refusal.
  const refusal = await chromium.launch({ executablePath: process.execPath }).catch((error: unknown) => String(error));
  const byPlaywright = turnedOff(String(refusal));
  expect(byPlaywright).toContain('PaintHolding');
  expect(turnedOff(chromiumArguments.join(' '))).toEqual(expect.arrayContaining(byPlaywright));
});
