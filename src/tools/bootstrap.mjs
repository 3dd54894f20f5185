// Makes a fresh clone ready: runs before `npm start`, `npm test` and the like, and does nothing when all is there.
// Plain JavaScript without dependencies, because it runs on whatever Node is there, before anything is installed.
//   --browser   also makes sure of what the browser tests need

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, needsInstall, noBrowser, planBrowser, refuseNode } from './bootstrap-plan.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

function main() {
  const refusal = refuseNode(process.versions.node);
  if (refusal) return fail(refusal);
  if (!installPackages()) return fail('npm ci failed; its own message is above.');
  if (process.argv.includes('--browser') && !installBrowser()) return fail(noBrowser);
}

function installPackages() {
  const wanted = readLock('package-lock.json');
  const installed = readLock('node_modules/.package-lock.json');
  if (!needsInstall({ wanted, installed, hasNode: hasOwnNode() })) return true;
  say('Installing packages (npm ci)');
  return run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

function readLock(path) {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** The npm package `node` unpacks the binary in an install script, which may have been switched off. */
function hasOwnNode() {
  const folder = join(root, 'node_modules/node/bin');
  return existsSync(folder) && readdirSync(folder).length > 0;
}

function installBrowser() {
  const plan = planBrowser({ chromium: chromium(), mayInstall: mayUseApt(), exists: existsSync });
  if (plan.packages.length + plan.browsers.length > 0) run('apt-get', ['update', '-qq']);
  for (const name of plan.packages) installDebianPackage(name);
  for (const name of plan.browsers) if (!chromium()) installDebianPackage(name);
  if (plan.download && !chromium()) {
    say("Downloading Playwright's Chromium");
    run(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium']);
  }
  return chromium() !== undefined;
}

/** One by one: a package that is not to be had must not take the others with it. */
function installDebianPackage(name) {
  say(`Installing Debian's ${name}`);
  if (!run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])) say(`Could not install ${name}`);
}

function chromium() {
  return findChromium({ env: process.env, exists: existsSync, playwright: playwrightChromium() });
}

function playwrightChromium() {
  try {
    return createRequire(join(root, 'package.json'))('playwright-core').chromium.executablePath();
  } catch {
    return undefined; // Not installed, or it knows no browser for this system.
  }
}

function mayUseApt() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Output goes to standard error: standard output belongs to the command that follows. */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // npm is a script on Windows, and only a shell starts those.
  const { status } = spawnSync(command, args, {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
    shell: command === 'npm' && process.platform === 'win32',
  });
  return status === 0;
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exitCode = 1;
}

main();
