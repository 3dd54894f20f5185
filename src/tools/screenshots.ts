// The README's pictures, taken of the real page with real people in a real room: `npm run screenshots`.

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from './bootstrap-plan.mjs';
import { publicFolder } from './folders.ts';
import { startServer } from './start-server.ts';

const port = 8797;
const folder = join(publicFolder, 'screenshots');
const room = 'night-shift';

/** Whose screen is shown. */
const VIEWER = 'Brave Otter';

type Step =
  | { readonly who: string; readonly says: string; readonly inReplyTo?: string }
  | { readonly who: string; readonly reactsTo: string; readonly with: string }
  | { readonly who: string; readonly goesTo: string };

const script: readonly Step[] = [
  {
    who: 'Quiet Heron',
    says: 'Morning! The relay keeps order across a restart now: `kill -9` in mid-send, nothing lost.\n```js\nconst { seq } = await room.send("still here")\n```',
  },
  { who: 'Blue Lynx', reactsTo: 'Morning!', with: '🎉' },
  { who: 'Swift Wren', reactsTo: 'Morning!', with: '🎉' },
  { who: 'Brave Otter', reactsTo: 'Morning!', with: '🎉' },
  { who: 'Blue Lynx', reactsTo: 'Morning!', with: '👍' },
  { who: 'Blue Lynx', says: 'How many points did you try?', inReplyTo: 'Morning!' },
  { who: 'Brave Otter', goesTo: 'lobby' },
  { who: 'Swift Wren', says: '412, all clean. @Brave Otter could you try it from the terminal?' },
  { who: 'Brave Otter', goesTo: room },
  { who: 'Brave Otter', says: 'On it: same room, same key, from `npm run chat`.' },
];

async function main(): Promise<void> {
  const persist = await mkdtemp(join(tmpdir(), 'ajar-screenshots-'));
  const server = await startServer({ port, persist, vars: { POSTS_PER_SECOND: '0' }, build: true });
  const playwright = chromium.executablePath();
  const browser = await chromium.launch({
    executablePath: findChromium({ env: process.env, exists: existsSync, playwright }) ?? playwright,
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
  for (const name of new Set(script.map(({ who }) => who))) people.set(name, await arrive(browser, url, name));
  await entitle(pageOf(people, 'Quiet Heron'));
  for (const step of script) await perform(pageOf(people, step.who), step, url);
  await pageOf(people, 'Blue Lynx').getByRole('textbox', { name: 'Write a message' }).pressSequentially('see you');
  await take(pageOf(people, VIEWER), 'room');
}

function pageOf(people: ReadonlyMap<string, Page>, name: string): Page {
  const page = people.get(name);
  if (!page) throw new Error(`${name} is not here`);
  return page;
}

async function perform(page: Page, step: Step, url: string): Promise<void> {
  if ('reactsTo' in step) await chooseTool(page, step.reactsTo, `React with ${step.with}`);
  else if ('goesTo' in step) await visit(page, `${url}/room/${step.goesTo}`);
  else await say(page, step.says, step.inReplyTo);
  await page.waitForTimeout(300);
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
  if (name === VIEWER) for (const other of ['lobby', 'berlin-flat']) await visit(page, `${url}/room/${other}`);
  await visit(page, `${url}/room/${room}`);
  return page;
}

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByText('Here now').waitFor();
}

async function entitle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).getByRole('button').click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Night shift');
  await page.getByRole('textbox', { name: 'Topic' }).fill('Release week, one room for everything');
  await page.getByRole('button', { name: 'Save' }).click();
}

async function say(page: Page, text: string, inReplyTo?: string): Promise<void> {
  if (inReplyTo) await chooseTool(page, inReplyTo, 'Reply');
  await page.getByRole('textbox', { name: 'Write a message' }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/** The tools of a row come by pointing at it. */
async function chooseTool(page: Page, text: string, tool: string): Promise<void> {
  await page.locator('.message-row').filter({ hasText: text }).first().hover();
  await page.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: tool }).click();
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
