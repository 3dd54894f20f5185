// The same person in two browsers: a key that moves by a link or a code, and is refused where it is damaged.
import { expect, type Locator } from '@playwright/test';
import { freshRoom, test, Visitor } from './visitor.ts';

async function openMoving({ page }: Visitor): Promise<Locator> {
  await page.getByRole('button', { name: 'Settings' }).first().click();
  await page.getByRole('button', { name: 'You on another device' }).click();
  const dialog = page.getByRole('dialog', { name: 'You on another device' });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function takeAlong(person: Visitor): Promise<{ link: string; code: string }> {
  const dialog = await openMoving(person);
  const link = dialog.getByRole('textbox', { name: 'Link for another browser' });
  // Whoever looks over the shoulder sees nothing until it is asked for.
  await expect(dialog.getByText('Whoever has this link or code is you')).toBeVisible();
  await expect(link).toHaveCount(0);
  expect(await dialog.innerHTML()).not.toContain('ajar-key-1');
  await dialog.getByRole('button', { name: 'Show link and code' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  const code = dialog.getByRole('textbox', { name: 'Code for a terminal' });
  const shown = { link: await link.inputValue(), code: await code.inputValue() };
  await dialog.getByRole('button', { name: 'Hide' }).click();
  await expect(link).toHaveCount(0);
  await person.page.keyboard.press('Escape');
  return shown;
}

const badgeOf = ({ page }: Visitor) => page.locator('.person-chip .fingerprint').first();
const sure = ({ page }: Visitor) => page.getByRole('alertdialog', { name: 'Become this person here?' });

test('a link makes another browser the same person: one badge, one name, one member', async ({ browser }) => {
  const room = freshRoom();
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  await ann.rename('Ann');
  await ann.say('from the first device');
  const badge = await badgeOf(ann).innerText();
  const { link } = await takeAlong(ann);

  const other = await Visitor.arrive(browser);
  await other.open(room);
  await expect(ann.page.locator('.people-column')).toContainText('Here now · 2');
  const stranger = await badgeOf(other).innerText();
  expect(stranger).not.toBe(badge);
  const tab = await other.anotherTab();
  await tab.open(room);

  await other.page.goto(link);
  // The key is out of the address bar before anyone can copy it from there.
  await expect.poll(() => other.page.evaluate(() => location.href)).not.toContain('move');
  // Nor is it on the screen.
  await expect(other.page.getByText('The link brought a key')).toBeVisible();
  expect(
    await other.page.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value).join()),
  ).not.toContain('ajar-key');
  await other.page.getByRole('button', { name: 'Continue' }).click();
  await expect(sure(other)).toContainText(`You will be Ann, with the fingerprint ${badge}`);
  await expect(sure(other)).toContainText('gone');
  await other.page.getByRole('button', { name: 'Become this person' }).click();

  // The other tab follows by itself, and stays in its room.
  await expect(badgeOf(tab)).toHaveText(badge);
  await tab.expectJoined();
  await expect.poll(() => tab.name()).toBe('Ann');
  await tab.say('from the second device');
  await ann.expectMessage('from the second device');
  await expect(ann.page.locator('.people-column')).toContainText('Here now · 1');
  // Both write as one: nobody was renamed, and each may change what the other said.
  await expect(ann.log.getByText('is now called')).toHaveCount(0);
  await other.open(room);
  await expect(badgeOf(other)).toHaveText(badge);
});

test('a code does the same, with the name that it lacks; it can be declined', async ({ browser }) => {
  const room = freshRoom();
  const [ann, other] = [await Visitor.arrive(browser), await Visitor.arrive(browser)];
  await ann.open(room);
  const badge = await badgeOf(ann).innerText();
  const name = await ann.name();
  const { code } = await takeAlong(ann);
  await other.open(room);
  const before = await badgeOf(other).innerText();

  const bring = async () => {
    const dialog = await openMoving(other);
    await dialog
      .getByRole('textbox', { name: 'Link or code from your other device' })
      .fill(` ${code.slice(0, 30)} ${code.slice(30)}`);
    await dialog.getByRole('textbox', { name: 'What you are called there' }).fill(name);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await expect(sure(other)).toBeVisible();
  };
  await bring();
  await sure(other).getByRole('button', { name: 'Cancel' }).click();
  await other.page.keyboard.press('Escape');
  await expect(badgeOf(other)).toHaveText(before);
  await bring();
  await other.page.getByRole('button', { name: 'Become this person' }).click();
  await expect(badgeOf(other)).toHaveText(badge);
  await other.expectJoined();
  expect(await other.name()).toBe(name);
});

test('a damaged code or link is refused with words, and changes nothing', async ({ browser }) => {
  const room = freshRoom();
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  const badge = await badgeOf(ann).innerText();
  const { link, code } = await takeAlong(ann);
  const dialog = await openMoving(ann);
  const typed = dialog.getByRole('textbox', { name: 'Link or code from your other device' });
  const refusals: [string, string][] = [
    ['something else', 'neither such a link nor a code'],
    [code.slice(0, -1), 'Copy all of it'],
    [code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), 'A character is wrong'],
    [code.replace('key-1', 'key-9'), 'another version'],
  ];
  for (const [text, words] of refusals) {
    await typed.fill(text);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await expect(dialog.getByText(words)).toBeVisible();
    await expect(typed).toHaveAttribute('aria-invalid', 'true');
  }
  // Whole, but one's own.
  await typed.fill(link);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByText('who you are here already')).toBeVisible();

  // By the link, into the page that is open: nothing is loaded anew.
  await ann.page.evaluate((hash) => (location.hash = hash), `${new URL(link).hash.slice(1, 40)}`);
  await expect(ann.page.getByText('Copy all of it')).toBeVisible();
  expect(ann.page.url()).not.toContain('move');
  await ann.page.keyboard.press('Escape');
  await expect(badgeOf(ann)).toHaveText(badge);
});

test('what waits unsent under the old key is not sent under the new one', async ({ browser }) => {
  const room = freshRoom();
  const [ann, other] = [await Visitor.arrive(browser), await Visitor.arrive(browser)];
  await ann.open(room);
  const { link } = await takeAlong(ann);
  await other.open(room);
  await other.page.routeWebSocket('**/room/**', (socket) => socket.close());
  await other.page.reload();
  await other.page.getByRole('textbox', { name: 'Write a message' }).fill('as a stranger');
  await other.page.keyboard.press('Enter');
  await expect(other.row('as a stranger')).toHaveCount(1);
  await other.page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await other.page.getByRole('button', { name: 'Continue' }).click();
  await expect(sure(other)).toContainText('what is not sent yet');
  await other.page.getByRole('button', { name: 'Become this person' }).click();
  await expect(badgeOf(other)).toHaveText(await badgeOf(ann).innerText());
  const fresh = await other.anotherTab();
  // The one without a connection would keep the right to send.
  await other.page.close();
  await fresh.open(room);
  await fresh.say('as Ann');
  await ann.expectMessage('as Ann');
  await expect(ann.row('as a stranger')).toHaveCount(0);
});
