// Who is here, who is typing, what the room is called (experience 1.6).
import { expect } from '@playwright/test';
import { Author } from './seed.ts';
import { freshRoom, meet, test, Visitor } from './visitor.ts';

test('[N1] people are listed with oneself first; two tabs are one person, and one tab closing changes nothing', async ({
  browser,
}) => {
  const { ann, bo, room } = await meet(browser);
  const people = ann.page.getByRole('complementary', { name: 'People' });
  await expect(people.getByText('Here now · 2')).toBeVisible();
  await expect(people.getByRole('listitem').first()).toContainText(await ann.name());
  await expect(people.getByRole('listitem').first()).toContainText('you');
  const second = await bo.anotherTab();
  await second.open(room);
  await bo.page.close();
  await second.say('still me');
  await ann.expectMessage('still me');
  await expect(people.getByText('Here now · 2')).toBeVisible();
  await second.leave();
  await expect(people.getByText('Here now · 1')).toBeVisible();
});

test('[N1] a person’s card tells their long fingerprint', async ({ page, baseURL }) => {
  const room = freshRoom();
  const bo = await Author.join(baseURL ?? '', room, 'Bo');
  await new Visitor(page).open(room);
  const people = page.getByRole('complementary', { name: 'People' });
  await people.getByRole('button', { name: 'Bo' }).click();
  await expect(page.getByText(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/)).toBeVisible();
  bo.leave();
});

test('[N2] reloading five times writes no line into the room', async ({ browser }) => {
  const room = freshRoom();
  const [ann, bo] = [await Visitor.arrive(browser), await Visitor.arrive(browser)];
  await ann.open(room);
  await ann.say('only this');
  await bo.open(room);
  for (let i = 0; i < 5; i += 1) await bo.page.reload();
  await bo.expectMessage('only this');
  await expect(ann.log.getByRole('listitem')).toHaveCount(1);
});

test('[N3] others see who is typing, not oneself, and it ends with sending, emptying, or the tab dying', async ({
  browser,
}) => {
  const { ann, bo } = await meet(browser);
  const line = ann.page.locator('.typing-line');
  const name = await bo.name();
  await bo.composer.pressSequentially('hm');
  await expect(line).toHaveText(`${name} is typing`);
  await expect(bo.page.locator('.typing-line')).toHaveText('');
  await bo.composer.press('Enter');
  await expect(line).toHaveText('');
  await bo.composer.pressSequentially('again');
  await expect(line).toHaveText(`${name} is typing`);
  await bo.composer.fill('');
  await expect(line).toHaveText('');
  await bo.composer.pressSequentially('and gone');
  await expect(line).toHaveText(`${name} is typing`);
  await bo.leave();
  await expect(line).toHaveText('', { timeout: 8_000 });
});

test('title and topic are set by anyone and seen by everyone', async ({ browser }) => {
  const { ann, bo } = await meet(browser);
  await ann.page.getByRole('heading', { level: 1 }).getByRole('button').click();
  const dialog = ann.page.getByRole('dialog', { name: 'Room details' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Night shift');
  await dialog.getByRole('textbox', { name: 'Topic' }).fill('Release week');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(bo.page.getByRole('heading', { level: 1, name: 'Night shift' })).toBeVisible();
  await expect(bo.page.getByText('Release week').first()).toBeVisible();
  await expect(bo.page).toHaveTitle('Night shift · Ajar');
  await bo.page.reload();
  await expect(bo.page.getByRole('heading', { level: 1, name: 'Night shift' })).toBeVisible();
});

test('whoever changes the title leaves a topic alone that was set meanwhile', async ({ page, baseURL }) => {
  const room = freshRoom();
  const bo = await Author.join(baseURL ?? '', room, 'Bo');
  const ann = new Visitor(page);
  await ann.open(room);
  await page.getByRole('heading', { level: 1 }).getByRole('button').click();
  const dialog = page.getByRole('dialog', { name: 'Room details' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Night shift');
  await bo.propose('room', [{ topic: 'Release week' }]);
  await expect(page.getByText('Release week').first()).toBeAttached();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Night shift' })).toBeVisible();
  await ann.say('after that');
  await ann.expectMessage('after that');
  await expect(page.locator('.room-topic').getByText('Release week')).toBeVisible();
  bo.leave();
});

test('Forget me on this device makes someone new', async ({ page }) => {
  const visitor = new Visitor(page);
  const room = freshRoom();
  await visitor.open(room);
  await visitor.say('/nick Ann');
  await expect(page.locator('.person-chip-name').first()).toHaveText('Ann');
  const fingerprint = await page.locator('.person-chip .fingerprint').first().innerText();
  await visitor.openSettings();
  await page.getByRole('button', { name: 'Forget me on this device' }).click();
  await page.getByRole('button', { name: 'Forget me', exact: true }).click();
  await expect(page).toHaveURL('/');
  await visitor.open(room);
  expect(await visitor.name()).not.toBe('Ann');
  expect(await page.locator('.person-chip .fingerprint').first().innerText()).not.toBe(fingerprint);
});
