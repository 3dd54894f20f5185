// What the bootstrap decides to do, on made-up machines.

import { describe, expect, test } from 'vitest';
import { findChromium, needsInstall, planBrowser, refuseNode } from '../../../src/tools/bootstrap-plan.mjs';

describe('Node', () => {
  test.each(['20.0.0', '24.21.0'])('%s is new enough', (version) => {
    expect(refuseNode(version)).toBeUndefined();
  });

  test('18 is refused with a sentence that names both versions', () => {
    expect(refuseNode('18.19.1')).toContain('needs Node 20 or newer; this is Node 18.19.1');
  });
});

describe('packages', () => {
  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b-darwin': { version: '1.0.0', optional: true },
    },
  };
  const installed = { packages: { 'node_modules/a': { version: '1.0.0' } } };

  test('are left alone when all that this system needs is there', () => {
    expect(needsInstall({ wanted, installed, hasNode: true })).toBe(false);
  });

  test.each([
    ['nothing was installed yet', { installed: undefined }],
    ['our own Node was not unpacked', { hasNode: false }],
    ['a package is missing', { installed: { packages: {} } }],
    ['a package has another version', { installed: { packages: { 'node_modules/a': { version: '1.0.1' } } } }],
  ])('are installed when %s', (_, change) => {
    expect(needsInstall({ wanted, installed, hasNode: true, ...change })).toBe(true);
  });
});

describe('the browser', () => {
  const machineWith =
    (...paths: string[]) =>
    (path: string) =>
      paths.includes(path);

  test('is the one CHROMIUM_PATH names, whatever else is there', () => {
    const env = { CHROMIUM_PATH: '/opt/chrome' };
    expect(findChromium({ env, exists: () => true, playwright: undefined })).toBe('/opt/chrome');
  });

  test("is the system's before Playwright's", () => {
    const exists = machineWith('/usr/bin/google-chrome', '/cache/chromium');
    expect(findChromium({ env: {}, exists, playwright: '/cache/chromium' })).toBe('/usr/bin/google-chrome');
  });

  test("is Playwright's when there is no other, and nothing when that was never downloaded", () => {
    const found = (exists: (path: string) => boolean) =>
      findChromium({ env: {}, exists, playwright: '/cache/chromium' });
    expect(found(machineWith('/cache/chromium'))).toBe('/cache/chromium');
    expect(found(machineWith())).toBeUndefined();
  });

  test('is installed from Debian as root, with what else the tests use', () => {
    const plan = planBrowser({ chromium: undefined, mayInstall: true, exists: machineWith('/usr/bin/strace') });
    expect(plan.browsers).toEqual(['chromium-headless-shell', 'chromium']);
    expect(plan.packages).toContain('python3-websockets');
    expect(plan.packages).not.toContain('strace');
    expect(plan.download).toBe(true);
  });

  test('that is there is not installed again, but what else is missing is', () => {
    const plan = planBrowser({ chromium: '/usr/bin/chromium', mayInstall: true, exists: machineWith() });
    expect(plan.browsers).toEqual([]);
    expect(plan.packages).toContain('strace');
    expect(plan.download).toBe(false);
  });

  test('is only downloaded where apt-get may not be used', () => {
    const plan = planBrowser({ chromium: undefined, mayInstall: false, exists: machineWith() });
    expect(plan).toEqual({ packages: [], browsers: [], download: true });
  });
});
