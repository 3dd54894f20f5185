// The README's pictures, taken of the real page with real people in a real room: `npm run screenshots`.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { publicFolder } from './folders.ts';
import { startServer } from './start-server.ts';

const port = 8797;
const folder = join(publicFolder, 'screenshots');
const room = 'night-shift';

const script: readonly (readonly [name: string, text: string])[] = [
  ['Quiet Heron', 'Morning. The relay keeps order across a restart now: killed in mid-send, nothing lost.'],
  ['Blue Lynx', 'How many points did you try?'],
  ['Swift Wren', '412, all clean. Numbers are in https://example.org/runs/412'],
  ['Brave Otter', 'On it. Same room, from a terminal this time.'],
  ['Brave Otter', 'One line of Python was enough.'],
  ['Quiet Heron', 'Then it is nine tomorrow. I bring the notes.'],
];

async function main(): Promise<void> {
  const persist = await mkdtemp(join(tmpdir(), 'ajar-screenshots-'));
  const server = await startServer({ port, persist, vars: { POSTS_PER_SECOND: '0' }, build: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });
  try {
    await mkdir(folder, { recursive: true });
    await takeAll(browser, server.url);
  } finally {
    await browser.close();
    await server.stop();
    await rm(persist, { recursive: true });
  }
}

async function takeAll(browser: Browser, url: string): Promise<void> {
  const people = new Map<string, Page>();
  for (const name of new Set(script.map(([speaker]) => speaker))) people.set(name, await arrive(browser, url, name));
  await entitle(people.get('Quiet Heron'));
  for (const [name, text] of script) await say(people.get(name), text);
  await people.get('Blue Lynx')?.getByRole('textbox', { name: 'Write a message' }).pressSequentially('see you');
  const viewer = people.get('Brave Otter');
  if (viewer) await take(viewer, 'room');
}

async function arrive(browser: Browser, url: string, name: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    deviceScaleFactor: 2,
  });
  await context.addInitScript((mine) => {
    localStorage.setItem('ajar:name', mine);
    localStorage.setItem('ajar:name-settled', 'true');
  }, name);
  const page = await context.newPage();
  if (name === 'Brave Otter') for (const other of ['lobby', 'berlin-flat']) await visit(page, `${url}/room/${other}`);
  await visit(page, `${url}/room/${room}`);
  return page;
}

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByText('Here now').waitFor();
}

async function entitle(page: Page | undefined): Promise<void> {
  if (!page) return;
  await page.getByRole('heading', { level: 1 }).getByRole('button').click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Night shift');
  await page.getByRole('textbox', { name: 'Topic' }).fill('Release week, one room for everything');
  await page.getByRole('button', { name: 'Save' }).click();
}

async function say(page: Page | undefined, text: string): Promise<void> {
  if (!page) return;
  await page.getByRole('textbox', { name: 'Write a message' }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText(text.slice(0, 20)).first().waitFor();
  await page.waitForTimeout(300);
}

/** One page in two themes and two sizes. */
async function take(page: Page, name: string): Promise<void> {
  for (const [suffix, width, height] of [
    ['', 1280, 800],
    ['-phone', 390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(700);
      await page.screenshot({ path: join(folder, `${name}${suffix}-${colorScheme}.png`), scale: 'css' });
    }
  }
}

await main();
