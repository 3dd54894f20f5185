// For everyone: screen readers, keyboards, small screens, colours, directions (experience 1.8 and 1.9).
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { badgeOf } from '../../src/protocol/badge.ts';
import { Author, seed } from './seed.ts';
import { freshRoom, test, Visitor } from './visitor.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Violations of axe's rules as readable lines. */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => Reflect.has(window, 'axe')))) await page.evaluate(await readFile(axePath, 'utf8'));
  return page.evaluate(async () => {
    const axe = Reflect.get(window, 'axe');
    const { violations: found } = await axe.run(document, { resultTypes: ['violations'] });
    return found.map(
      (one: { id: string; nodes: { html: string }[] }) =>
        `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`,
    );
  });
}

/** A room with something of everything in it. */
async function livelyRoom(browser: Browser, origin: string, options: BrowserContextOptions): Promise<Visitor> {
  const room = freshRoom('lively');
  const author = await Author.join(origin, room, 'Quiet Heron');
  await author.say(['Morning.', 'See https://example.com', 'שלום עולם', 'x'.repeat(300)]);
  // Contrast is what it is once nothing fades in any more.
  const visitor = await Visitor.arrive(browser, { reducedMotion: 'reduce', ...options, bypassCSP: true });
  await visitor.open(room);
  await visitor.say('hello');
  await visitor.say('/topic Release week');
  await expect(visitor.log.getByText('Release week')).toBeVisible();
  return visitor;
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[W2] [W7] [W11] axe finds nothing in the room, its dialogs and the start page, ${colorScheme}`, async ({
    browser,
    baseURL,
  }) => {
    const visitor = await livelyRoom(browser, baseURL ?? '', { colorScheme });
    const { page } = visitor;
    expect(await violations(page)).toEqual([]);
    await page.locator('.share-button').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await visitor.openSettings();
    expect(await violations(page)).toEqual([]);
    await page.goto('/');
    expect(await violations(page)).toEqual([]);
  });

  test(`[W7] [N4] axe finds nothing in the search, with and without results, nor beside what it led to, ${colorScheme}`, async ({
    browser,
    baseURL,
  }) => {
    const room = freshRoom('access');
    await seed(baseURL ?? '', room, { count: 60, label: 'tea' });
    const visitor = await Visitor.arrive(browser, { colorScheme });
    const { page } = visitor;
    await visitor.open(room);
    await visitor.find('nothing of this');
    await expect(page.getByText('Nothing found')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await visitor.search.fill('tea');
    await expect(visitor.hits).toHaveCount(20);
    expect(await violations(page)).toEqual([]);
    await visitor.hits.nth(3).click();
    await expect(page.getByRole('button', { name: 'Back to results' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test(`[W7] [W12] axe finds nothing around the composer, ${colorScheme}`, async ({ browser, baseURL }) => {
    const visitor = await livelyRoom(browser, baseURL ?? '', { colorScheme });
    const { page, composer } = visitor;
    const suggestions = page.getByRole('listbox', { name: 'Suggestions' });
    for (const typed of ['@', '/', ':sm']) {
      await composer.fill('');
      await composer.pressSequentially(typed);
      await expect(suggestions).toBeVisible();
      expect(await violations(page)).toEqual([]);
    }
    await visitor.say('/help');
    await expect(page.getByRole('region', { name: 'Commands' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await composer.press('Escape');
    await composer.press('ArrowUp');
    await expect(page.getByRole('button', { name: 'Stop editing' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await composer.fill('');
    await composer.press('Enter');
    await expect(page.getByRole('alertdialog')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Emoji', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Emoji' }).getByRole('menuitem').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test(`[V1] [W7] axe finds nothing on a phone, ${colorScheme}, and nothing overflows`, async ({
    browser,
    baseURL,
  }) => {
    const phone = { colorScheme, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const { page } = await livelyRoom(browser, baseURL ?? '', phone);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}

/** Has the page note its ground at every frame, from the first on; gives the different ones so far. */
async function watchGround(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const grounds = new Set<string>();
    Object.assign(window, { grounds });
    const look = () => {
      grounds.add(getComputedStyle(document.documentElement).backgroundColor);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return () => page.evaluate(() => [...Reflect.get(window, 'grounds')]);
}

test('[V1] the colour scheme follows the device and a choice, from the first frame on', async ({ browser }) => {
  const visitor = await Visitor.arrive(browser, { colorScheme: 'dark' });
  const { page } = visitor;
  const grounds = await watchGround(page);
  await page.goto('/');
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await ground();
  await expect.poll(grounds).toEqual([dark]);
  await visitor.openSettings();
  await page.getByText('Light', { exact: true }).click();
  await expect.poll(ground).not.toBe(dark);
  const light = await ground();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.waitForTimeout(200);
  await page.reload();
  await expect(page.getByRole('button', { name: 'New room' }).first()).toBeVisible();
  expect(await grounds()).toEqual([light]);
});

test('[V2] with reduced motion nothing moves, and forced colours keep controls visible', async ({
  browser,
  baseURL,
}) => {
  const visitor = await livelyRoom(browser, baseURL ?? '', { reducedMotion: 'reduce', forcedColors: 'active' });
  const moving = await visitor.page.evaluate(
    () =>
      document
        .getAnimations()
        .filter(
          (one) =>
            one.effect?.getComputedTiming().activeDuration !== 0 &&
            Number(one.effect?.getComputedTiming().duration) > 1,
        ).length,
  );
  expect(moving).toBe(0);
  await expect(visitor.page.getByRole('button', { name: 'Send' })).toBeVisible();
});

test('[V4] [W6] [W8] at 320 × 480 everything is reachable, nothing scrolls sideways and targets are large enough', async ({
  browser,
}) => {
  const visitor = await Visitor.arrive(browser, { viewport: { width: 320, height: 480 } });
  const { page } = visitor;
  await page.addInitScript((name) => localStorage.setItem('ajar:name', name), 'W'.repeat(32));
  await visitor.open(freshRoom('quite-a-long-name-for-a-small-one'));
  await visitor.say('small');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: /^People/ }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer).toBeVisible();
  expect(await drawer.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
  await page.goBack();
  await expect(drawer).toBeHidden();
  await page.getByRole('button', { name: 'Rooms' }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'New room' })).toBeVisible();
  await page.keyboard.press('Escape');
  const small = await page.locator('button:visible, a:visible').evaluateAll((targets) =>
    targets
      .filter((target) => !target.closest('.message-text'))
      .map((target) => ({ name: target.ariaLabel ?? target.textContent, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ name }) => name),
  );
  expect(small).toEqual([]);
});

test('[V5] [S7] right-to-left text and names keep their own direction', async ({ browser, baseURL }) => {
  const room = freshRoom('rtl');
  const author = await Author.join(baseURL ?? '', room, 'דנה');
  await author.say(['שלום, hello, עולם']);
  const visitor = await Visitor.arrive(browser);
  await visitor.open(room);
  expect(await visitor.log.getByText('שלום').evaluate((text) => getComputedStyle(text).direction)).toBe('rtl');
  const name = visitor.log.locator('bdi').filter({ hasText: 'דנה' });
  await expect(name).toHaveCount(1);
  const isolation = await name.evaluate((bdi) => {
    const { direction, unicodeBidi } = getComputedStyle(bdi);
    return [direction, unicodeBidi, getComputedStyle(bdi.parentElement ?? bdi).direction];
  });
  expect(isolation).toEqual(['rtl', 'isolate', 'ltr']);
  author.leave();
});

test('[V9] names have initials and colours of their own, those of their keys', async ({ browser, baseURL }) => {
  const room = freshRoom('hues');
  const author = await Author.join(baseURL ?? '', room, 'Quiet Heron');
  await author.say(['Morning.']);
  const visitor = await Visitor.arrive(browser, { colorScheme: 'light' });
  await visitor.open(room);
  const row = visitor.row('Morning.');
  const hue = badgeOf(author.member)?.hue;
  await expect(row.locator('.avatar')).toHaveText('QH');
  await expect(row.locator('.avatar')).toHaveCSS('background-color', `oklch(0.935 0.04 ${hue})`);
  await expect(row.locator('.member-name')).toHaveCSS('color', `oklch(0.485 0.13 ${hue})`);
  author.leave();
});

test('[W1] new messages are said politely and together, never one’s own and never history', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom();
  await seed(baseURL ?? '', room, { count: 80 });
  const visitor = await Visitor.arrive(browser);
  await visitor.open(room);
  const said: string[] = [];
  await visitor.page.exposeFunction('heard', (words: string) => said.push(words));
  await visitor.page.evaluate(() => {
    for (const region of document.querySelectorAll('[aria-live=polite]')) {
      new MutationObserver(() => {
        const words = region.textContent?.trim();
        if (words) void Reflect.get(window, 'heard')(words);
      }).observe(region, { childList: true, subtree: true, characterData: true });
    }
  });
  await expect(visitor.log).toHaveAttribute('aria-live', 'off');
  await visitor.say('my own');
  await visitor.page.locator('.list-scroller').evaluate((list) => list.scrollTo(0, 0));
  const author = await Author.join(baseURL ?? '', room, 'Quiet Heron');
  await author.say(['one message']);
  await expect.poll(() => said.join('\n')).toContain('one message');
  expect(said.join('\n').replaceAll(/[\u2066-\u2069]/g, '')).toContain('Quiet Heron: one message');
  await author.say(Array.from({ length: 50 }, (_, i) => `many ${i}`));
  await expect.poll(() => said.join('\n')).toMatch(/50 new messages/);
  expect(said.join('\n')).not.toContain('my own');
  expect(said.some((words) => /message \d+$/.test(words))).toBe(false);
  author.leave();
});

test('[W2] the room has landmarks, one heading, lists and times', async ({ browser, baseURL }) => {
  const { page } = await livelyRoom(browser, baseURL ?? '', {});
  for (const role of ['main', 'navigation', 'complementary', 'banner'] as const)
    await expect(page.getByRole(role).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  expect(await page.locator('time[datetime]').count()).toBeGreaterThan(1);
});

test('[W3] [W4] [W5] join, read, write, share and leave the list by keyboard alone', async ({ browser, baseURL }) => {
  const room = freshRoom();
  await seed(baseURL ?? '', room, { count: 30 });
  const visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Room name or link' }).focus();
  await page.keyboard.type(room);
  await page.keyboard.press('Enter');
  await visitor.expectJoined();
  await expect(visitor.composer).toBeFocused();
  await page.keyboard.type('by keyboard');
  await page.keyboard.press('Enter');
  await visitor.expectMessage('by keyboard');
  await tabTo(page, 'li', -1);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  const focused = page.locator('li:focus');
  await expect(focused).toHaveCount(1);
  await expect(focused).toBeInViewport({ ratio: 1 });
  const ring = await focused.evaluate((row) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(row);
    return outlineStyle !== 'none' ? Number.parseFloat(outlineWidth) : Number(boxShadow !== 'none') * 2;
  });
  expect(ring).toBeGreaterThanOrEqual(2);
  await page.keyboard.press('Escape');
  await expect(visitor.composer).toBeFocused();
  await tabTo(page, '.share-button', -1);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share this room' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.locator('.share-button')).toBeFocused();
});

/** Presses Tab (or Shift+Tab) until something that matches has the focus. */
async function tabTo(page: Page, selector: string, direction: 1 | -1): Promise<void> {
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press(direction === 1 ? 'Tab' : 'Shift+Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never reaches ${selector}`);
}

test('[W9] following can be paused in the settings', async ({ browser, baseURL }) => {
  const room = freshRoom();
  await seed(baseURL ?? '', room, { count: 60 });
  const visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  await visitor.open(room);
  await visitor.openSettings();
  const scrollAlong = page.getByRole('switch', { name: 'Scroll along with new messages', exact: true });
  await expect(scrollAlong).toHaveAccessibleDescription('Off: the list stays where you are.');
  await page.getByText('Scroll along with new messages').click();
  await expect(scrollAlong).not.toBeChecked();
  await page.keyboard.press('Escape');
  const author = await Author.join(baseURL ?? '', room, 'Talker');
  const row = visitor.log.getByText('message 60', { exact: true });
  const before = await row.evaluate((one) => one.getBoundingClientRect().top);
  await author.say(Array.from({ length: 5 }, (_, i) => `later ${i}`));
  await expect(page.getByRole('button', { name: /Jump to latest/ })).toHaveAccessibleName(/5 new/);
  expect(Math.abs((await row.evaluate((one) => one.getBoundingClientRect().top)) - before)).toBeLessThanOrEqual(1);
  author.leave();
});

test('[W10] [W11] the name is not asked again, and its field helps and explains', async ({ browser }) => {
  const visitor = await Visitor.arrive(browser);
  await visitor.open(freshRoom());
  await visitor.openSettings();
  const field = visitor.page.getByRole('dialog').getByRole('textbox', { name: 'Your name' });
  await expect(field).toHaveAttribute('autocomplete', 'nickname');
  await field.fill('a:b');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/colon/);
});

test('[W1] the page’s own place for short news stays while a dialog says them, and says nothing then', async ({
  page,
}) => {
  const visitor = new Visitor(page);
  await visitor.open(freshRoom());
  const own = page.locator('.toast-region:not(dialog .toast-region)');
  await own.evaluate((region) => region.setAttribute('data-mark', 'same'));
  await visitor.rename('Calm Heron');
  await expect(own).toHaveAttribute('data-mark', 'same');
  await visitor.openSettings();
  await page.getByRole('dialog').getByRole('button', { name: 'Change name' }).click();
  await expect(page.locator('dialog .toast')).toHaveText('You are Calm Heron now.');
  await expect(own).toBeEmpty();
});
