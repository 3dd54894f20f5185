// Where the browser of the tests is, by the same rules as src/tools/bootstrap.mjs, and how it is started.

import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium, noBrowser } from '../../src/tools/bootstrap-plan.mjs';

export function chromiumPath(): string {
  const path = findChromium({ env: process.env, exists: existsSync, playwright: chromium.executablePath() });
  if (!path) throw new Error(noBrowser);
  return path;
}

/** Repeated here, because the browser heeds only the last `--disable-features`. */
const whatPlaywrightTurnsOff = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'msForceBrowserSignIn',
];

/**
 * The address bar draws its suggestions with two web pages of its own in every window, also where nobody sees it. Each
 * visitor of a test has a window: a third of the processor's time went into them.
 */
const whatDrawsTheAddressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

/** A process in reserve for the next page, which a visitor leaves unused. */
const inReserve = ['SpareRendererForSitePerProcess'];

/** No sandbox, because CI runs as root; the rest keeps the browser from looking for a network and from work of its own. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...whatPlaywrightTurnsOff, ...whatDrawsTheAddressBar, ...inReserve].join(',')}`,
];
