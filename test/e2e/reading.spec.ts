// The list: where it opens, how it keeps still, how it reaches back (experience 1.2).
import { expect, type Page } from '@playwright/test';
import { countShifts, shiftsOf } from './layout-shifts.ts';
import { Author, seed } from './seed.ts';
import { freshRoom, test, Visitor } from './visitor.ts';

/** Where a row stands on the screen. */
async function topOf(visitor: Visitor, text: string): Promise<number> {
  return visitor.log.getByText(text, { exact: true }).evaluate((row) => row.getBoundingClientRect().top);
}

async function distanceFromEnd(page: Page): Promise<number> {
  return page.locator('.list-scroller').evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight);
}

async function scrollBy(page: Page, y: number): Promise<void> {
  await page.locator('.list-scroller').evaluate((list, by) => list.scrollBy(0, by), y);
  await page.waitForTimeout(150);
}

test('[L1] a room of 500 messages opens at the latest one, without shifting', async ({ page, baseURL }) => {
  const room = freshRoom();
  await seed(baseURL ?? '', room, { count: 500 });
  await countShifts(page);
  const visitor = new Visitor(page);
  await visitor.open(room);
  await expect(visitor.log.getByText('message 500', { exact: true })).toBeInViewport();
  expect(await distanceFromEnd(page)).toBeLessThan(2);
  expect(await shiftsOf(page)).toBeLessThanOrEqual(0.02);
});

test('[L2] [L3] a reader who scrolled up is not moved by others; the pill counts them and leads back', async ({
  page,
  baseURL,
}) => {
  const room = freshRoom();
  await seed(baseURL ?? '', room, { count: 120 });
  const visitor = new Visitor(page);
  await visitor.open(room);
  await scrollBy(page, -600);
  const anchor = 'message 105';
  const before = await topOf(visitor, anchor);
  const author = await Author.join(baseURL ?? '', room, 'Talker');
  await author.say(Array.from({ length: 20 }, (_, i) => `later ${i + 1}`));
  const pill = page.getByRole('button', { name: /Jump to latest/ });
  await expect(pill).toHaveAccessibleName(/20 new/);
  expect(Math.abs((await topOf(visitor, anchor)) - before)).toBeLessThanOrEqual(1);
  await pill.click();
  await expect(visitor.log.getByText('later 20', { exact: true })).toBeInViewport();
  await expect(pill).toBeHidden();
  await scrollBy(page, -600);
  await visitor.say('mine goes to the end');
  await expect(visitor.row('mine goes to the end')).toBeInViewport();
  author.leave();
});

for (const anchoring of ['auto', 'none']) {
  test(`[L4] [L5] older pages load without a jump, with overflow-anchor: ${anchoring}`, async ({ page, baseURL }) => {
    const room = freshRoom();
    await seed(baseURL ?? '', room, { count: 1_000 });
    const visitor = new Visitor(page);
    await visitor.open(room);
    await page.addStyleTag({
      content: `.list-scroller, .list-scroller * { overflow-anchor: ${anchoring} !important }`,
    });
    await watchJumps(page);
    let loaded = 0;
    for (let i = 0; i < 400 && !(await page.getByText('This is where the room begins.').isVisible()); i += 1) {
      await page.evaluate(() => Reflect.get(window, 'jumps').scrollUp());
      await page.waitForTimeout(25);
      loaded = await visitor.log.getByRole('listitem').count();
      expect(loaded).toBeLessThanOrEqual(340);
    }
    await expect(visitor.log.getByText('message 1', { exact: true })).toBeVisible();
    const { worst, prepends } = await page.evaluate(() => {
      const jumps = Reflect.get(window, 'jumps');
      return { worst: jumps.worst, prepends: jumps.prepends };
    });
    expect(prepends).toBeGreaterThan(5);
    expect(worst).toBeLessThanOrEqual(1);
    await page.getByRole('button', { name: /Jump to latest/ }).click();
    await expect(visitor.log.getByText('message 1000', { exact: true })).toBeInViewport();
  });
}

/** Compares, at every change of the list, where the row in the middle of the screen stood after the reader's last move. */
async function watchJumps(page: Page): Promise<void> {
  await page.evaluate(() => {
    const list = document.querySelector('.list-scroller');
    if (!list) throw new Error('no list');
    const firstRow = () => list.querySelector('li[data-seq]')?.getAttribute('data-seq');
    const look = () => {
      const box = list.getBoundingClientRect();
      const row = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)?.closest('li');
      return row ? { row, top: row.getBoundingClientRect().top, first: firstRow() } : null;
    };
    let last = look();
    const jumps = {
      worst: 0,
      prepends: 0,
      scrollUp() {
        list.scrollBy(0, -400);
        last = look();
      },
    };
    Object.assign(window, { jumps });
    new MutationObserver(() => {
      if (last?.row.isConnected && firstRow() !== last.first) {
        jumps.prepends += 1;
        jumps.worst = Math.max(jumps.worst, Math.abs(last.row.getBoundingClientRect().top - last.top));
      }
      last = look();
    }).observe(list, { childList: true, subtree: true });
  });
}

test('[L6] [L7] one author in a row is grouped, another breaks the group, and the day is named', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom();
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  await ann.say('one');
  await ann.say('two');
  await expect(ann.row('two').getByTitle('Sent', { exact: true })).toBeAttached();
  await seed(baseURL ?? '', room, { count: 1, label: 'three' });
  await ann.expectMessage('three 1');
  await expect(ann.log.locator('.row-head')).toHaveCount(2);
  await expect(ann.log.locator('li.grouped')).toHaveCount(1);
  await expect(ann.page.getByText('Today').first()).toBeVisible();
});

test('[L7] midnight gives yesterday its name without a reload', async ({ page }) => {
  await page.clock.install();
  const visitor = new Visitor(page);
  await visitor.open(freshRoom());
  await visitor.say('late');
  await visitor.expectMessage('late');
  const day = visitor.log.getByRole('heading', { level: 2 });
  await expect(day).toHaveText('Today');
  await page.clock.fastForward('24:00:00');
  await expect(day).toHaveText('Yesterday');
});

test('[L11] going to another room and back leaves the reader where they were', async ({ page, baseURL }) => {
  const [room, other] = [freshRoom(), freshRoom('other')];
  await seed(baseURL ?? '', room, { count: 200 });
  const visitor = new Visitor(page);
  await visitor.open(other);
  await visitor.open(room);
  await scrollBy(page, -1_500);
  const anchor = await visitor.log.locator('li[data-seq]').evaluateAll((rows) => {
    const row = rows.find((candidate) => candidate.getBoundingClientRect().top > 200);
    return { seq: row?.getAttribute('data-seq'), top: row?.getBoundingClientRect().top ?? 0 };
  });
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: other }).click();
  await expect(page.getByText('The door is ajar')).toBeVisible();
  await page.goBack();
  await expect(visitor.log.locator(`li[data-seq="${anchor.seq}"]`)).toBeInViewport();
  const top = await visitor.log
    .locator(`li[data-seq="${anchor.seq}"]`)
    .evaluate((row) => row.getBoundingClientRect().top);
  expect(Math.abs(top - anchor.top)).toBeLessThanOrEqual(2);
});

test('[L13] 4,000 characters without a space wrap at 320 pixels, and a long message opens on request', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom();
  const author = await Author.join(baseURL ?? '', room, 'Long');
  await author.say(['x'.repeat(4_000), Array.from({ length: 60 }, (_, i) => `line ${i}`).join('\n')]);
  const visitor = await Visitor.arrive(browser, { viewport: { width: 320, height: 640 } });
  await visitor.open(room);
  const overflow = await visitor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const long = visitor.log.locator('.message-text').filter({ hasText: 'line 59' });
  const cut = await long.evaluate((text) => text.clientHeight);
  expect(cut).toBeLessThan(await long.evaluate((text) => text.scrollHeight));
  await visitor.log.getByRole('button', { name: 'Show more' }).last().click();
  await expect(visitor.log.getByRole('button', { name: 'Show less' })).toHaveCount(1);
  expect(await long.evaluate((text) => text.clientHeight)).toBeGreaterThan(cut * 2);
  author.leave();
});

test('[L15] 100 messages a second lose nothing and keep the list bounded', async ({ page, baseURL }) => {
  const room = freshRoom();
  const visitor = new Visitor(page);
  await visitor.open(room);
  const author = await Author.join(baseURL ?? '', room, 'Fast');
  for (let i = 0; i < 40; i += 1) {
    await author.say(Array.from({ length: 10 }, (_, j) => `burst ${i * 10 + j + 1}`));
    await page.waitForTimeout(80);
  }
  await expect(visitor.log.getByText('burst 400', { exact: true })).toBeInViewport();
  const shown = (await visitor.transcript()).map((text) => Number(text.split(' ')[1]));
  expect(shown.length).toBeGreaterThan(100);
  expect(shown.length).toBeLessThanOrEqual(340);
  expect(shown).toEqual(Array.from({ length: shown.length }, (_, i) => 400 - shown.length + 1 + i));
  author.leave();
});
