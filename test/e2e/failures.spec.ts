// When something breaks: a part of the page does not load, a room does not open, a person is forgotten beside other tabs.
import { type Browser, expect, type Page } from '@playwright/test';
import { CLOSE } from '../../src/protocol/close-codes.ts';
import { Author } from './seed.ts';
import { freshRoom, test, Visitor } from './visitor.ts';

const NOT_LOADED = 'Ajar did not load';

/** Like an old browser: WebCrypto is there and knows nothing of Ed25519, so the script for it is fetched. */
async function arriveWithoutEd25519(browser: Browser): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser);
  await visitor.page.addInitScript(() => {
    SubtleCrypto.prototype.importKey = () => Promise.reject(new Error('not supported'));
  });
  return visitor;
}

const breakScript = (page: Page, name: string) =>
  page.route(`**/app/${name}-*.js`, (route) => route.fulfill({ status: 500 }));

test('[V10] a room that cannot open says so and opens on another try', async ({ browser }) => {
  const visitor = await arriveWithoutEd25519(browser);
  const { page } = visitor;
  const rejections: string[] = [];
  page.on('pageerror', (error) => rejections.push(error.message));
  await breakScript(page, 'script-ed25519');
  await page.goto(`/room/${freshRoom()}`);
  await expect(page.getByRole('heading', { name: 'The room did not open' })).toBeFocused();
  expect(rejections).toHaveLength(1);
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await visitor.expectJoined();
});

for (const script of ['main', 'chunk']) {
  test(`without the ${script} script the page says that it did not load, after a while`, async ({ browser }) => {
    const { page } = await Visitor.arrive(browser, { reducedMotion: 'reduce' });
    await breakScript(page, script);
    await page.goto('/');
    const heading = page.getByRole('heading', { name: NOT_LOADED });
    await expect(page.getByText(NOT_LOADED)).toBeAttached();
    await expect(heading).toBeHidden();
    await expect(heading).toBeVisible({ timeout: 9_000 });
    await page.unrouteAll();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'A room is a link.' })).toBeVisible();
    await expect(page.getByText(NOT_LOADED)).toHaveCount(0);
  });
}

test('with nothing but the HTML, the same words can be read', async ({ browser }) => {
  const { page } = await Visitor.arrive(browser);
  await page.route('**/app/*', (route) => route.abort());
  await page.goto('/');
  const heading = page.getByRole('heading', { name: NOT_LOADED });
  await expect(heading).toBeHidden();
  await expect(heading).toBeVisible({ timeout: 9_000 });
});

test('without JavaScript only the words about JavaScript are shown', async ({ browser }) => {
  const { page } = await Visitor.arrive(browser, { javaScriptEnabled: false });
  await page.goto('/');
  await expect(page.getByRole('heading')).toHaveText(['Ajar needs JavaScript in a browser']);
  await expect(page.locator('.not-loaded')).toHaveCSS('display', 'none');
});

test('[F8] whoever’s name the room did not accept comes in with another one', async ({ page }) => {
  let refuses = true;
  await page.routeWebSocket(/\/room\//, (socket) => {
    if (refuses) void socket.close({ code: CLOSE.badName, reason: 'badName' });
    else socket.connectToServer();
  });
  const visitor = new Visitor(page);
  await page.goto(`/room/${freshRoom()}`);
  await page.getByRole('button', { name: 'Choose a name' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await visitor.rename('Calm Heron');
  refuses = false;
  await page.getByRole('button', { name: 'Come in' }).click();
  await visitor.expectJoined();
  expect(await visitor.name()).toBe('Calm Heron');
});

test('[F8] a browser that does not let go of what it keeps is not told to have forgotten', async ({ page }) => {
  await page.addInitScript(() => {
    // Neither opened nor deleted, ever.
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
    IDBFactory.prototype.deleteDatabase = IDBFactory.prototype.open;
  });
  const visitor = new Visitor(page);
  await visitor.open(freshRoom());
  await visitor.openSettings();
  await page.getByRole('button', { name: 'Forget me on this device' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget me' }).click();
  await expect(page.getByText('The browser did not remove it.')).toBeVisible();
  await expect(page).toHaveURL(/\/room\//);
});

test('forgetting the person in one tab makes every tab leave as someone new', async ({ browser }) => {
  const one = await Visitor.arrive(browser);
  const room = freshRoom();
  await one.open(room);
  const other = await one.anotherTab();
  await other.open(room);
  const key = other.page.locator('.person-chip .fingerprint');
  const before = await key.innerText();
  await other.composer.fill('a draft of the old person');
  await one.page.bringToFront();
  await one.openSettings();
  await one.page.getByRole('button', { name: 'Forget me on this device' }).click();
  await one.page.getByRole('button', { name: 'Forget me', exact: true }).click();
  for (const { page } of [one, other]) await expect.poll(() => new URL(page.url()).pathname).toBe('/');
  await other.open(room);
  await expect(other.composer).toHaveValue('');
  await expect(key).toHaveText(/\S/);
  expect(await key.innerText()).not.toBe(before);
  await one.open(room);
  expect(await one.page.locator('.person-chip .fingerprint').innerText()).toBe(await key.innerText());
});

test('a title without end takes ten lines of the conversation at most', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const author = await Author.join(baseURL ?? '', room, 'Quiet Heron');
  await author.say(['hello']);
  const visitor = await Visitor.arrive(browser, { viewport: { width: 390, height: 844 } });
  await visitor.open(room);
  await visitor.say('/topic short');
  const line = visitor.log.locator('.system-line');
  await expect(line).toBeVisible();
  const lines = () =>
    line.evaluate((one) => one.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(one).lineHeight));
  expect(await lines()).toBeLessThanOrEqual(2);
  await line.locator('.system-value').evaluate((value) => {
    value.textContent = 'x'.repeat(3_000);
  });
  expect(await lines()).toBeCloseTo(10, 1);
  expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  author.leave();
});
