// Coming in for the first time: start page, links, names, sharing (experience 1.1).
import { expect } from '@playwright/test';
import jsQR from 'jsqr';
import { Author } from './seed.ts';
import { freshRoom, meet, test, Visitor } from './visitor.ts';

test('[F1] one click on New room leads to a working room whose link can be shared', async ({ browser }) => {
  const ann = await Visitor.arrive(browser);
  await ann.page.goto('/');
  await ann.page.getByRole('button', { name: 'New room' }).first().click();
  await ann.expectJoined();
  expect(new URL(ann.page.url()).pathname).toMatch(/^\/room\/[a-z2-7]{26}$/);
  await ann.say('anyone?');
  const bo = await Visitor.arrive(browser);
  await bo.page.goto(ann.page.url());
  await bo.expectMessage('anyone?');
});

test('[F1] a room is joined by its name or by a whole link, and bad input is explained beside the field', async ({
  page,
}) => {
  const visitor = new Visitor(page);
  const room = freshRoom('typed');
  await page.goto('/');
  const field = page.getByRole('textbox', { name: 'Room name or link' });
  await field.fill('what/ever!');
  await field.press('Enter');
  const problem = page.getByRole('alert').or(page.locator('.field-error')).first();
  await expect(problem).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/.+/);
  await field.fill(`${new URL(page.url()).origin}/room/${room}`);
  await field.press('Enter');
  await visitor.expectJoined();
  expect(new URL(page.url()).pathname).toBe(`/room/${room}`);
});

test('[F2] a link opens straight into the room: history to read, a name given, the composer focused', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom();
  const ann = await Author.join(baseURL ?? '', room, 'Ann');
  await ann.say(['you can read this already']);
  ann.leave();
  const bo = await Visitor.arrive(browser);
  await bo.open(room);
  await bo.expectMessage('you can read this already');
  await expect(bo.composer).toBeFocused();
  await expect(bo.page.getByRole('dialog')).toHaveCount(0);
  const given = await bo.name();
  expect(given).toMatch(/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u);
  await bo.page.reload();
  await bo.expectJoined();
  expect(await bo.name()).toBe(given);
});

test('[F3] a name can be changed at any time; a bad one is explained; two of one name differ by badge', async ({
  browser,
}) => {
  const { ann, bo } = await meet(browser);
  await bo.say('before');
  await ann.say('/nick Ann');
  await expect(bo.log.getByText('is now Ann')).toBeVisible();
  await ann.say('hello');
  await bo.rename('\u202ead');
  await expect(bo.page.getByText('hidden characters')).toBeVisible();
  await bo.rename('Ann');
  await bo.say('hello too');
  await ann.expectMessage('hello too');
  const badges = await ann.log.locator('.row-head .fingerprint').allInnerTexts();
  expect(new Set(badges).size).toBeGreaterThan(1);
  await bo.page.reload();
  await bo.expectJoined();
  expect(await bo.name()).toBe('Ann');
});

test('[F4] the share dialog shows the exact link, copies it, and its QR code says the same', async ({ browser }) => {
  const visitor = await Visitor.arrive(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  const room = freshRoom('share');
  await visitor.open(room);
  const { page } = visitor;
  await page.locator('.share-button').click();
  const dialog = page.getByRole('dialog', { name: 'Share this room' });
  await expect(dialog.getByText('Anyone with this link can come in')).toBeVisible();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Link copied').first()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await expect(dialog.getByRole('button', { name: 'Send to…' })).toHaveCount(0);
  const picture = await dialog.getByRole('img', { name: 'QR code of the link' }).screenshot();
  expect(await readQr(page, picture)).toBe(page.url());
});

/** Decodes a PNG in the page, which has a canvas, and reads the code here. */
async function readQr(page: Visitor['page'], png: Buffer): Promise<string | undefined> {
  const { pixels, width, height } = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    const scale = 2;
    canvas.width = image.width * scale;
    canvas.height = image.height * scale;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.imageSmoothingEnabled = false;
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    // One text: as a list of numbers they would be under way for seconds.
    return { pixels: data.join(), width: canvas.width, height: canvas.height };
  }, png.toString('base64'));
  return jsQR(Uint8ClampedArray.from(pixels.split(','), Number), width, height)?.data;
}

test('[F6] [V10] an empty room welcomes with its link and steps aside at the first message', async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.open(freshRoom());
  await expect(page.getByText('The door is ajar')).toBeVisible();
  await visitor.say('first');
  await visitor.expectMessage('first');
  await expect(page.getByText('The door is ajar')).toHaveCount(0);
});

test('[F7] the start page lists the rooms of this device, newest first, and forgets one on request', async ({
  page,
}) => {
  const visitor = new Visitor(page);
  const rooms = ['one', 'two', 'three'].map((name) => freshRoom(name));
  for (const room of rooms) await visitor.open(room);
  await page.goto('/');
  const links = page.getByRole('region', { name: 'Rooms on this device' }).getByRole('link');
  await expect(links).toHaveText(rooms.toReversed());
  await page.getByRole('button', { name: `More for ${rooms[1]}` }).click();
  await page.getByRole('button', { name: 'Remove from this list' }).click();
  await expect(links).toHaveCount(2);
});

test('[F8] a bad link has a page of its own with the right status, the heading focused and a next step', async ({
  page,
}) => {
  const answer = await page.goto('/room/not%20a%20room%21%3F');
  expect(answer?.status()).toBe(400);
  const heading = page.getByRole('heading', { level: 1, name: 'This link does not work' });
  await expect(heading).toBeFocused();
  await expect(
    page
      .getByRole('button', { name: 'New room' })
      .or(page.getByRole('link', { name: 'New room' }))
      .first(),
  ).toBeVisible();
  const lost = await page.goto('/nowhere');
  expect(lost?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'There is nothing at this address' })).toBeFocused();
});
