// Going and doing by keyboard: the palette, the list of shortcuts, the keys; settings; and the list of people
// (experience N1, N5–N7, V8, W4, W9).
import { expect, type Page } from '@playwright/test';
import { Author, seed } from './seed.ts';
import { freshRoom, meet, test, Visitor } from './visitor.ts';

const option = (visitor: Visitor, name: string | RegExp) => visitor.palette.getByRole('option', { name });
const shortcuts = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const activeOption = (visitor: Visitor) => visitor.palette.getByRole('option', { selected: true });

test('[N5] the palette opens with Ctrl+K, finds fuzzily, does what is picked and gives the focus back', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom();
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  const bo = await Author.join(baseURL ?? '', room, 'Merry Badger');
  await ann.composer.fill('hello ');
  await ann.openPalette();
  const field = ann.palette.getByRole('combobox');
  await expect(option(ann, 'Settings')).toBeVisible();
  await field.fill('drk');
  await expect(activeOption(ann)).toHaveText('Appearance: dark');
  await expect(field).toHaveAttribute('aria-activedescendant', (await activeOption(ann).getAttribute('id')) ?? '');
  await field.press('Enter');
  await expect(ann.palette).toBeHidden();
  await expect(ann.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(ann.composer).toBeFocused();
  await ann.openPalette();
  await field.fill('Merr');
  await field.press('Enter');
  await expect(ann.composer).toHaveValue('hello @Merry Badger ');
  await expect(ann.composer).toBeFocused();
  bo.leave();
});

test('[N5] arrows walk the list round, Escape closes, and nothing is picked from nothing', async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.open(freshRoom());
  await visitor.openPalette();
  const field = visitor.palette.getByRole('combobox');
  const first = (await activeOption(visitor).textContent()) ?? '';
  await field.press('ArrowUp');
  await expect(activeOption(visitor)).not.toHaveText(first);
  await field.press('ArrowDown');
  await expect(activeOption(visitor)).toHaveText(first);
  await field.fill('xyzzy');
  await expect(visitor.palette.getByText('Nothing here is called that.')).toBeVisible();
  await field.press('Enter');
  await expect(visitor.palette).toBeVisible();
  await field.press('Escape');
  await expect(visitor.palette).toBeHidden();
  await expect(visitor.composer).toBeFocused();
});

test('[N4] [N5] keys of an input method pick nothing', async ({ page, baseURL }) => {
  const ann = new Visitor(page);
  const room = freshRoom();
  await seed(baseURL ?? '', room, { count: 1, label: 'needle' });
  await ann.open(room);
  const lastOfComposition = { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true };
  const compose = (field: Element, key: KeyboardEventInit) => field.dispatchEvent(new KeyboardEvent('keydown', key));
  await ann.openPalette();
  await ann.palette.getByRole('combobox').evaluate(compose, lastOfComposition);
  await expect(ann.palette).toBeVisible();
  await page.keyboard.press('Escape');
  await ann.find('needle');
  await expect(ann.hits).toHaveCount(1);
  await ann.search.evaluate(compose, lastOfComposition);
  await expect(ann.search).toBeVisible();
  await ann.search.press('Enter');
  await expect(ann.search).toHaveCount(0);
});

test('[N5] the palette leads to another room, to a dialog and back again', async ({ page }) => {
  const visitor = new Visitor(page);
  const [old, current] = [freshRoom('harbour'), freshRoom('garden')];
  await visitor.open(old);
  await visitor.open(current);
  await visitor.openPalette();
  await visitor.palette.getByRole('combobox').fill('settings');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(new URL(page.url()).pathname).toBe(`/room/${current}`);
  await visitor.openPalette();
  await visitor.palette.getByRole('combobox').fill('harbour');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: old })).toBeVisible();
  await visitor.expectJoined();
});

test('[N6] [W4] ? opens the list of shortcuts outside fields, Ctrl+/ everywhere; single keys can be turned off', async ({
  page,
}) => {
  const visitor = new Visitor(page);
  await visitor.open(freshRoom());
  await visitor.openPalette();
  await page.keyboard.press('Escape');
  await visitor.composer.pressSequentially('why?');
  await expect(visitor.composer).toHaveValue('why?');
  await expect(shortcuts(page)).toBeHidden();
  await page.keyboard.press('Control+/');
  await expect(shortcuts(page).getByText('Next room', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(shortcuts(page)).toBeHidden();
  await visitor.composer.blur();
  await page.keyboard.press('?');
  await expect(shortcuts(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await visitor.openSettings();
  await page.getByRole('switch', { name: 'Shortcuts of a single key' }).uncheck();
  await page.keyboard.press('Escape');
  await visitor.composer.blur();
  await page.keyboard.press('?');
  await page.keyboard.press('Control+/');
  await expect(shortcuts(page).getByText('Shortcuts of a single key are turned off.')).toBeVisible();
  await expect(shortcuts(page).getByText('J', { exact: true })).toHaveCount(0);
});

test('[N7] Alt and arrows walk along the rooms, whose order stays', async ({ page }) => {
  const visitor = new Visitor(page);
  const rooms = [freshRoom('one'), freshRoom('two'), freshRoom('three')];
  for (const room of rooms) await visitor.open(room);
  await visitor.openPalette();
  await page.keyboard.press('Escape');
  // Its entry in the history goes with it, a moment later.
  await expect.poll(() => page.evaluate(() => history.state?.overlay)).toBeUndefined();
  await expect(visitor.palette).toBeHidden();
  const title = page.getByRole('heading', { level: 1 });
  // The latest is on top, so the way down leads back in time.
  const steps = [
    ['Alt+ArrowDown', rooms[1]],
    ['Alt+ArrowDown', rooms[0]],
    ['Alt+ArrowDown', rooms[0]],
    ['Alt+ArrowUp', rooms[1]],
    ['Alt+ArrowUp', rooms[2]],
    ['Alt+ArrowUp', rooms[2]],
  ] as const;
  for (const [key, room] of steps) {
    await page.keyboard.press(key);
    await expect(title).toHaveText(room ?? '');
    await visitor.expectJoined();
  }
});

test('[N7] in the list j, k, arrows, pages, Home and End move the focus', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const author = await Author.join(baseURL ?? '', room, 'Quiet Heron');
  const said = Array.from({ length: 40 }, (_, index) => `line ${String(index).padStart(2, '0')}`);
  await author.say(said);
  const visitor = await Visitor.arrive(browser);
  await visitor.open(room);
  await visitor.expectMessage('line 39');
  await visitor.expectPart('press-in-list');
  await visitor.row('line 39').focus();
  const moves = [
    ['ArrowUp', 38],
    ['k', 37],
    ['j', 38],
    ['ArrowDown', 39],
    ['Home', 0],
    ['j', 1],
    ['End', 39],
  ] as const;
  for (const [key, line] of moves) {
    await visitor.page.keyboard.press(key);
    await expect(visitor.row(said[line] ?? '')).toBeFocused();
  }
  await visitor.page.keyboard.press('PageUp');
  await expect(visitor.row('line 39')).not.toBeFocused();
  await expect(visitor.log.locator('[data-row]:focus')).toBeInViewport();
  await visitor.page.keyboard.press('PageDown');
  await expect(visitor.row('line 39')).toBeFocused();
  await visitor.page.keyboard.press('Escape');
  await expect(visitor.composer).toBeFocused();
  author.leave();
});

test('[V8] settings hold at once, in every tab and after a reload', async ({ page }) => {
  const visitor = new Visitor(page);
  const room = freshRoom();
  await visitor.open(room);
  await visitor.say('what time is it');
  const other = await visitor.anotherTab();
  await other.open(room);
  await page.bringToFront();
  await visitor.openSettings();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  const choose = (group: string, choice: string) =>
    dialog.getByRole('group', { name: group }).getByText(choice, { exact: true }).click();
  await choose('Appearance', 'Dark');
  await choose('Messages', 'Compact');
  await choose('Text size', 'Large');
  await choose('Clock', '12 hours');
  await choose('Enter in the message field', 'New line');
  for (const tab of [visitor, other]) await expectChosen(tab);
  await page.reload();
  await visitor.expectJoined();
  await expectChosen(visitor);
  await visitor.composer.fill('first');
  await visitor.composer.press('Enter');
  await expect(visitor.composer).toHaveValue('first\n');
  await visitor.composer.press('Control+Enter');
  await visitor.expectMessage('first');
});

async function expectChosen({ page, log }: Visitor): Promise<void> {
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await expect(root).toHaveAttribute('data-density', 'compact');
  await expect(root).toHaveCSS('font-size', '18.4px');
  await expect(log.locator('time.row-time').first()).toHaveText(/\d:\d\d\s?[ap]\.?m/i);
}

test('[V8] the settings fit a phone, and every choice is reached by keyboard', async ({ browser }) => {
  const visitor = await Visitor.arrive(browser, { viewport: { width: 390, height: 844 } });
  await visitor.open(freshRoom());
  await visitor.page.getByRole('button', { name: 'Rooms', exact: true }).click();
  await visitor.openSettings();
  const dialog = visitor.page.getByRole('dialog', { name: 'Settings' });
  expect(await dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
  const light = dialog.getByRole('radio', { name: 'Light' });
  await dialog.getByRole('radio', { name: 'Device' }).first().focus();
  await visitor.page.keyboard.press('ArrowRight');
  await expect(light).toBeChecked();
});

test('[W9] with following turned off the list stays where it is', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  await seed(baseURL ?? '', room, { count: 40, label: 'line' });
  await ann.expectMessage('line 40');
  await ann.openSettings();
  await ann.page.getByRole('switch', { name: 'Scroll along with new messages' }).uncheck();
  await ann.page.keyboard.press('Escape');
  const before = await ann.row('line 40').boundingBox();
  await seed(baseURL ?? '', room, { count: 1, label: 'a new one' });
  await expect(ann.page.getByRole('button', { name: /Jump to latest|new/ })).toBeVisible();
  expect(await ann.row('line 40').boundingBox()).toEqual(before);
});

test('[N1] who left is listed below, and anyone can be mentioned from their card', async ({ browser }) => {
  const { ann, bo } = await meet(browser);
  const people = ann.page.getByRole('complementary', { name: 'People' });
  const name = await bo.name();
  await bo.say('see you');
  await ann.expectMessage('see you');
  await people.getByRole('button', { name }).click();
  await ann.page.getByRole('button', { name: 'Mention' }).click();
  await expect(ann.composer).toHaveValue(`@${name} `);
  await expect(ann.composer).toBeFocused();
  await bo.leave();
  const gone = people.getByRole('region', { name: 'Was here' });
  await expect(gone.getByRole('button', { name: new RegExp(`${name}.*not here`) })).toBeVisible({ timeout: 40_000 });
});

test('[N1] in a crowd someone is found by typing', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const names = Array.from({ length: 13 }, (_, index) => `Heron ${String.fromCharCode(65 + index)}`);
  const crowd = await Promise.all([...names, 'Zoë'].map((name) => Author.join(baseURL ?? '', room, name)));
  const visitor = await Visitor.arrive(browser);
  await visitor.open(room);
  const people = visitor.page.getByRole('complementary', { name: 'People' });
  await expect(people.getByText('Here now · 15')).toBeVisible();
  await people.getByRole('searchbox', { name: 'Find someone' }).fill('zoe');
  await expect(people.getByRole('list', { name: /Here now/ }).getByRole('listitem')).toHaveCount(1);
  await people.getByRole('searchbox', { name: 'Find someone' }).fill('nobody');
  await expect(people.getByText('Nobody here is called that.')).toBeVisible();
  for (const author of crowd) author.leave();
});
