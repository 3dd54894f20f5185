// Finding what was said, going there, and coming back.
import { expect } from '@playwright/test';
import { Author, seed } from './seed.ts';
import { freshRoom, test, Visitor } from './visitor.ts';

test('[N4] `/` opens the search; a beginning without accents finds, Enter goes there, Esc comes back', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom('search');
  await seed(baseURL ?? '', room, { count: 60 });
  const author = await Author.join(baseURL ?? '', room, 'Zoë');
  await author.say(['The café’s release notes are in']);
  author.leave();
  await seed(baseURL ?? '', room, { count: 140, label: 'later' });
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  await ann.expectMessage('later 140');
  await ann.leaveFields();
  await ann.page.keyboard.press('/');
  await expect(ann.search).toBeFocused();
  await ann.page.keyboard.type('CAFE rel');
  await expect(ann.hits).toHaveCount(1);
  await expect(ann.hits.locator('mark')).toHaveText(['café', 'release']);
  await expect(ann.hits).toContainText('Zoë');
  await ann.page.keyboard.press('Enter');
  await expect(ann.search).toHaveCount(0);
  const row = ann.row('release notes');
  await expect(row).toBeInViewport();
  await expect(row).toBeFocused();
  await expect(ann.row('message 60')).toBeInViewport();
  await ann.page.keyboard.press('Escape');
  await expect(ann.row('later 140')).toBeInViewport();
});

test('[N4] from a place further up one comes back to that place', async ({ browser, baseURL }) => {
  const room = freshRoom('search');
  await seed(baseURL ?? '', room, { count: 1, label: 'needle' });
  await seed(baseURL ?? '', room, { count: 150 });
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  await ann.row('message 120').scrollIntoViewIfNeeded();
  const before = await ann.row('message 120').boundingBox();
  await ann.find('needle');
  await ann.hits.first().click();
  await expect(ann.row('needle 1')).toBeInViewport();
  await ann.page.getByRole('button', { name: 'Back to results' }).click();
  await expect(ann.search).toHaveValue('needle');
  await expect(ann.hits).toHaveCount(1);
  await ann.page.keyboard.press('Enter');
  await ann.page.getByRole('button', { name: 'Back to where I was' }).click();
  await expect(ann.row('message 120')).toBeInViewport();
  const after = await ann.row('message 120').boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(30);
});

test('[N4] in the composer Esc cancels an answer, and stays at what was found', async ({ browser, baseURL }) => {
  const room = freshRoom('search');
  await seed(baseURL ?? '', room, { count: 1, label: 'needle' });
  await seed(baseURL ?? '', room, { count: 60 });
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  await ann.find('needle');
  await ann.hits.first().click();
  const banner = ann.page.locator('.composer-mode');
  await expect(async () => {
    await ann.row('needle 1').focus();
    await ann.page.keyboard.press('r');
    await expect(banner).toBeVisible({ timeout: 500 });
  }).toPass();
  await ann.composer.press('Escape');
  await expect(banner).toHaveCount(0);
  await expect(ann.page.getByRole('button', { name: 'Back to where I was' })).toBeVisible();
  await expect(ann.row('needle 1')).toBeInViewport();
  await ann.row('needle 1').focus();
  await ann.page.keyboard.press('Escape');
  await expect(ann.row('message 60')).toBeInViewport();
});

test('[N4] filters: by author, by day, with a link; chips write them', async ({ browser, baseURL }) => {
  const room = freshRoom('search');
  for (const name of ['Ann', 'Bo']) {
    const author = await Author.join(baseURL ?? '', room, name);
    await author.say([`tea, says ${name}`, `tea at https://${name}.example`]);
    author.leave();
  }
  const eve = await Visitor.arrive(browser);
  await eve.open(room);
  await eve.find('tea');
  await expect(eve.hits).toHaveCount(4);
  await eve.page.getByRole('button', { name: 'From' }).click();
  await expect(eve.search).toBeFocused();
  await eve.page.keyboard.type('bo');
  await expect(eve.hits).toHaveCount(2);
  await eve.page.getByRole('button', { name: 'With link' }).click();
  await expect(eve.hits).toHaveCount(1);
  await expect(eve.hits).toContainText('https://Bo.example');
  await eve.search.fill('tea');
  await eve.page.getByRole('button', { name: 'Before' }).click();
  await expect(eve.page.getByText('Nothing found')).toBeVisible();
  await eve.search.fill('tea');
  await eve.page.getByRole('button', { name: 'Since' }).click();
  await expect(eve.hits).toHaveCount(4);
});

test('[N4] scripts without spaces are found by one character, and quotes keep words together', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom('search');
  const author = await Author.join(baseURL ?? '', room, 'Mei');
  await author.say(['明日は東京都へ行く', '京都に行く', 'one two three', 'three two one']);
  author.leave();
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  await ann.find('東京');
  await expect(ann.hits).toHaveCount(1);
  await expect(ann.hits.locator('mark')).toHaveText('東京');
  await ann.search.fill('京');
  await expect(ann.hits).toHaveCount(2);
  await ann.search.fill('"two three"');
  await expect(ann.hits).toHaveCount(1);
  await ann.search.fill('" OR * NEAR( ^ : {} <script>');
  await expect(ann.page.getByText('Nothing found')).toBeVisible();
  await ann.search.fill('"*^-');
  await expect(ann.page.getByText('Type a word')).toBeVisible();
});

test('[N4] more results come as one scrolls or walks down, each once', async ({ browser, baseURL }) => {
  const room = freshRoom('search');
  await seed(baseURL ?? '', room, { count: 55, label: 'tea' });
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  await ann.find('tea');
  await expect(ann.hits).toHaveCount(20);
  for (let step = 0; step < 40; step += 1) await ann.page.keyboard.press('ArrowDown');
  await expect(async () => {
    await ann.hits.last().evaluate((hit) => hit.closest('.search-results')?.scrollTo(0, 1e6));
    expect(await ann.hits.count()).toBe(55);
  }).toPass();
  const texts = await ann.hits.locator('.hit-text').allInnerTexts();
  expect(texts).toEqual(Array.from({ length: 55 }, (_, i) => `tea ${55 - i}`));
});

test('[N4] offline it says so, and answers once the connection is back', async ({ browser, baseURL }) => {
  const room = freshRoom('search');
  await seed(baseURL ?? '', room, { count: 3, label: 'tea' });
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  await ann.find('nothing of this');
  await expect(ann.page.getByText('Nothing found')).toBeVisible();
  await ann.goOffline();
  await ann.search.fill('tea');
  await expect(ann.page.getByText('No connection.')).toBeVisible();
  await ann.goOnline();
  await expect(ann.hits).toHaveCount(3, { timeout: 30_000 });
});
