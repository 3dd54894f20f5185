// A room in a frame on another site: <ajar-room>, where the deployment lists the site, and nowhere else.
import { expect, type FrameLocator, type Page } from '@playwright/test';
import { generousVars, type SpawnedServer, spawnServer } from '../support/server.ts';
import { Embedder } from './embedder.ts';
import { freshRoom, test, Visitor } from './visitor.ts';

let site: Embedder;
let server: SpawnedServer;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  site = await Embedder.open();
  server = await spawnServer({ vars: { ...generousVars, EMBED_ORIGINS: `https://elsewhere.example, ${site.origin}` } });
});
test.afterAll(async () => {
  await Promise.all([site.close(), server.stop()]);
});
test.beforeEach(() => {
  site.headers = {};
});

const tag = (deployment: string, attributes: string) =>
  `<script src="${deployment}/embed.js"></script><ajar-room ${attributes}></ajar-room>`;

async function visit(page: Page): Promise<FrameLocator> {
  await page.goto(site.origin);
  return page.frameLocator('ajar-room iframe');
}

test('a listed site shows the room, and people in it talk with those who are there', async ({ browser, page }) => {
  const room = freshRoom('embed');
  site.body = tag(server.url, `room="${room}" name="Guest of the site" theme="dark" height="560" title="Help desk"`);
  const frame = await visit(page);
  const composer = frame.getByRole('textbox', { name: 'Write a message' });
  await expect(composer).toBeVisible();
  // The site keeps the focus, and with it its place.
  await expect(page.locator('body')).toBeFocused();
  await composer.fill('Hello from another site');
  await composer.press('Enter');
  const bo = await Visitor.arrive(browser, { baseURL: server.url });
  await bo.open(room);
  await bo.expectMessage('Hello from another site');
  await expect(bo.row('Hello from another site')).toContainText('Guest of the site');
  await bo.say('Welcome');
  await expect(frame.getByRole('log')).toContainText('Welcome');

  const element = page.locator('ajar-room iframe');
  expect(await element.getAttribute('title')).toBe('Help desk');
  expect((await element.boundingBox())?.height).toBe(560);
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  // No way to other rooms, but one to one's own name.
  await expect(frame.getByRole('navigation', { name: 'Rooms' })).toBeHidden();
  await expect(frame.getByRole('button', { name: 'Rooms' })).toHaveCount(0);
  await frame.getByRole('button', { name: 'Settings' }).first().click();
  await expect(frame.getByRole('textbox', { name: 'Your name' })).toHaveValue('Guest of the site');
});

test('a site with the strictest policies can show it', async ({ page }) => {
  const room = freshRoom('embed');
  site.headers = {
    'Content-Security-Policy': `default-src 'none'; script-src ${server.url}; frame-src ${server.url}`,
    'Cross-Origin-Embedder-Policy': 'require-corp',
  };
  site.body = tag(server.url, `room="${room}"`);
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  const frame = await visit(page);
  await expect(frame.getByRole('textbox', { name: 'Write a message' })).toBeVisible();
  expect((await page.locator('ajar-room iframe').boundingBox())?.height).toBe(480);
  expect(problems.filter((text) => !text.includes('favicon'))).toEqual([]);
});

test('it talks where the browser gives frames of other sites no storage', async ({ page }) => {
  await page.addInitScript(() => {
    if (top === self) return;
    const denied = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'] as const) {
      Object.defineProperty(self, name, { get: denied });
    }
  });
  site.body = tag(server.url, `room="${freshRoom('embed')}"`);
  const frame = await visit(page);
  const composer = frame.getByRole('textbox', { name: 'Write a message' });
  await composer.fill('Nothing is kept here');
  await composer.press('Enter');
  await expect(frame.getByRole('log').getByText('Nothing is kept here')).toHaveCount(1);
});

test('the element follows its attributes, and the frame stays in its own box', async ({ page }) => {
  const [first, second] = [freshRoom('embed'), freshRoom('embed')];
  site.body = `<ajar-room room="${first}"></ajar-room>${tag(server.url, `room="${second}"`)}`;
  await page.goto(site.origin);
  const frames = page.locator('ajar-room iframe');
  await expect(frames).toHaveCount(2);
  await expect(frames.first()).toHaveAttribute('title', `Chat room ${first}`);
  await page
    .locator('ajar-room')
    .first()
    .evaluate((room) => room.setAttribute('height', '50vh'));
  expect((await frames.first().boundingBox())?.height).toBe((page.viewportSize()?.height ?? 0) / 2);
  await expect(frames.first()).toHaveAttribute(
    'sandbox',
    /^(?!.*allow-top-navigation)(?!.*allow-modals).*allow-scripts/,
  );
});

test.describe('a site that is not listed', () => {
  const refusal = /frame-ancestors/;

  test('sees nothing of the room', async ({ page, baseURL }) => {
    // This deployment lists nobody.
    site.body = tag(baseURL ?? '', `room="${freshRoom('embed')}"`);
    const refused = page.waitForEvent('console', (message) => refusal.test(message.text()));
    const frame = await visit(page);
    await refused;
    await expect(frame.getByRole('textbox', { name: 'Write a message' })).toHaveCount(0);
  });

  test('nor does a listed one of what is not asked for as one to embed', async ({ page }) => {
    site.body = `<iframe src="${server.url}/room/${freshRoom('embed')}"></iframe>`;
    const refused = page.waitForEvent('console', (message) => refusal.test(message.text()));
    await page.goto(site.origin);
    await refused;
  });
});

test('the headers say so', async ({ request, baseURL }) => {
  const policyOf = async (url: string) => (await request.get(url)).headers();
  const open = await policyOf(`${server.url}/room/tea?embed=1`);
  expect(open['content-security-policy']).toContain(`frame-ancestors https://elsewhere.example ${site.origin}`);
  expect(open['cross-origin-resource-policy']).toBe('cross-origin');
  expect(open['x-frame-options']).toBeUndefined();
  for (const url of [`${server.url}/room/tea`, `${server.url}/?embed=1`, `${baseURL}/room/tea?embed=1`]) {
    const closed = await policyOf(url);
    expect(closed['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(closed['cross-origin-resource-policy']).toBe('same-origin');
  }
  const script = await policyOf(`${server.url}/embed.js`);
  expect(script['cross-origin-resource-policy']).toBe('cross-origin');
  expect(script['cache-control']).toBe('public, max-age=3600');
  expect(script['content-type']).toContain('javascript');
});
