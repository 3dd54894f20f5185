// The room in numbers, in its details.
import { expect } from '@playwright/test';
import { freshRoom, test, Visitor } from './visitor.ts';

test('[U1] the details of a room tell what it keeps and how much it sleeps, and ask again when that failed', async ({
  page,
}) => {
  const visitor = new Visitor(page);
  await visitor.open(freshRoom('numbers'));
  const details = page.getByRole('heading', { level: 1 }).getByRole('button');
  const numbers = page
    .getByRole('dialog', { name: 'Room details' })
    .getByRole('region', { name: 'This room in numbers' });

  await details.click();
  await expect(numbers.getByText('Nothing was said yet')).toBeVisible();
  await page.keyboard.press('Escape');

  for (const text of ['one', 'two', 'three']) {
    await visitor.say(text);
    await visitor.expectMessage(text);
  }
  await page.route('**/stats', (route) => route.abort());
  await details.click();
  await expect(numbers.getByRole('alert')).toHaveText('The room did not answer.');
  await page.unroute('**/stats');
  await numbers.getByRole('button', { name: 'Try again' }).click();
  await expect(numbers).toBeFocused();
  const figure = (label: string) => numbers.locator('.figure').filter({ hasText: label }).getByRole('definition');
  await expect(figure('In its history')).toHaveText('3 entries');
  await expect(figure('People who wrote')).toHaveText('1');
  await expect(figure('Size')).toHaveText(/^[\d.]+ kB$/);
  await expect(figure('Asleep')).toHaveText(/^[\d.]+% of the time$/);
  await expect(figure('Woken')).toHaveText('1 time');
  await expect(figure('99 of 100 within')).toHaveText(/^[\d.]+ (ms|sec)$/);
});
