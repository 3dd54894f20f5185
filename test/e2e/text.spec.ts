// What people write, drawn: Markdown, code, emoji, and copying it again (experience 1.6).
import { expect, type Page } from '@playwright/test';
import { Author } from './seed.ts';
import { freshRoom, meet, test, Visitor } from './visitor.ts';

const CODE = Array.from({ length: 200 }, (_, i) => `const a${i} = ${i};`).join('\n');
const FENCED = `\`\`\`ts\n${CODE}\n\`\`\``;

async function allowClipboard(page: Page, origin: string | undefined): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: origin ?? '' });
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('[A6] [C11] Markdown is drawn for everyone, and its text can still be found', async ({ browser }) => {
  const { ann, bo } = await meet(browser);
  await ann.say('**bold** and [words](https://example.com/x)\nsecond line\n- one\n- two');
  const text = bo.log.locator('.message-text').last();
  await expect(text.locator('strong')).toHaveText('bold');
  await expect(text.locator('ul > li')).toHaveText(['one', 'two']);
  const link = text.getByRole('link', { name: 'words' });
  await expect(link).toHaveAttribute('href', 'https://example.com/x');
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow ugc');
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(text).toContainText('bold and words\nsecond line');
});

test('[A6] without what draws Markdown, everything is shown as it was written', async ({ page, baseURL }) => {
  const room = freshRoom();
  const author = await Author.join(baseURL ?? '', room, 'Ann');
  await author.say(['plain https://example.com', '**bold** and `code`']);
  author.leave();
  await page.route('**/rich-text-*.js', (route) => route.abort());
  const visitor = new Visitor(page);
  await visitor.open(room);
  expect(await visitor.transcript()).toEqual(['plain https://example.com', '**bold** and `code`']);
  await expect(visitor.log.getByRole('link', { name: 'https://example.com' })).toBeVisible();
  await page.unroute('**/rich-text-*.js');
  await visitor.say('*now*');
  await expect(visitor.log.locator('em')).toHaveText('now');
  await expect(visitor.log.locator('strong')).toHaveText('bold');
});

test('[A7] 200 lines of code are plain first, coloured later, and nothing moves or stalls', async ({
  page,
  baseURL,
}) => {
  const room = freshRoom();
  const author = await Author.join(baseURL ?? '', room, 'Ann');
  await author.say([FENCED.slice(0, 3_900)]);
  author.leave();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/highlight-code-*.js', async (route) => {
    await held;
    await route.continue();
  });
  const visitor = new Visitor(page);
  await visitor.open(room);
  const block = visitor.log.locator('.code-block');
  await expect(block.locator('.code-language')).toHaveText('TypeScript');
  await expect(block.locator('code span')).toHaveCount(0);
  const sizes = () =>
    visitor.log.evaluate((log) =>
      Array.from(log.querySelectorAll('li, pre, code'), (part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return [x, y, width, height].map(Math.round);
      }),
    );
  const before = await sizes();
  await page.evaluate(() => {
    Object.assign(window, { longest: 0 });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        Object.assign(window, { longest: Math.max(Reflect.get(window, 'longest'), duration) });
    }).observe({ type: 'longtask' });
  });
  release();
  await expect(block.locator('.code-keyword').first()).toHaveText('const');
  expect(await sizes()).toEqual(before);
  test.info().annotations.push({
    type: 'longest task',
    description: `${await page.evaluate(() => Reflect.get(window, 'longest'))} ms`,
  });
});

test('[A7] code is copied as it was written', async ({ page, baseURL }) => {
  await allowClipboard(page, baseURL);
  const visitor = new Visitor(page);
  await visitor.open(freshRoom());
  await visitor.say('```sh\necho "a"  \\\n  b\n```');
  await visitor.log.getByRole('button', { name: 'Copy code' }).click();
  await expect(visitor.log.getByText('Copied')).toBeVisible();
  expect(await clipboard(page)).toBe('echo "a"  \\\n  b');
});

test('[L14] a few emoji alone are large', async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.open(freshRoom());
  for (const text of ['🎉👍🏽', '🎉 ok', '12']) await visitor.say(text);
  await expect(visitor.log.locator('.message-text')).toHaveCount(3);
  await expect(visitor.log.locator('.large-emoji')).toHaveText(['🎉👍🏽']);
});

test('[L13] wide code scrolls in itself, and a long block opens on request', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const author = await Author.join(baseURL ?? '', room, 'Ann');
  await author.say([`\`\`\`\n${'x'.repeat(600)}\n\`\`\``, FENCED.slice(0, 3_900)]);
  author.leave();
  const visitor = await Visitor.arrive(browser, { viewport: { width: 320, height: 640 } });
  await visitor.open(room);
  const [wide, long] = [visitor.log.locator('pre').first(), visitor.log.locator('pre').last()];
  await expect(long).toBeVisible();
  expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await wide.evaluate((pre) => pre.scrollWidth - pre.clientWidth)).toBeGreaterThan(1_000);
  await expect(visitor.log.getByRole('button', { name: 'Show more' })).toHaveCount(1);
});

test('[W3] code and its button are reached by Tab only in the row that has the focus', async ({ page, baseURL }) => {
  const room = freshRoom();
  const author = await Author.join(baseURL ?? '', room, 'Ann');
  await author.say(['```\nfirst\n```', '```\nsecond\n```']);
  author.leave();
  const visitor = new Visitor(page);
  await visitor.open(room);
  await expect(visitor.log.locator('pre')).toHaveCount(2);
  expect(
    await visitor.log
      .locator('pre, .code-copy')
      .evaluateAll((parts) => parts.map((part) => (part instanceof HTMLElement ? part.tabIndex : null))),
  ).toEqual([-1, -1, 0, 0]);
});

test('[A11] a selection over several rows is copied as plain lines', async ({ page, baseURL }) => {
  await allowClipboard(page, baseURL);
  const room = freshRoom();
  const author = await Author.join(baseURL ?? '', room, 'Ann');
  await author.say(['**one**', 'two\n- a\n- b', 'three']);
  author.leave();
  const visitor = new Visitor(page);
  await visitor.open(room);
  await expect(visitor.log.locator('strong')).toHaveText('one');
  await visitor.log.evaluate((log) => getSelection()?.selectAllChildren(log));
  await page.keyboard.press('Control+C');
  const copied = (await clipboard(page)).replace(/\d?\d:\d\d/g, '10:42');
  expect(copied).toBe('[10:42] Ann: one\n[10:42] Ann: two\n- a\n- b\n[10:42] Ann: three');
});
