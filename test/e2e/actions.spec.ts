// What can be done with a message: answer, edit, delete, react, link to it (experience 1.5, 1.2 L10, 1.9 W3).
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { Author, seed } from './seed.ts';
import { freshRoom, meet, test, Visitor } from './visitor.ts';

/** A row by its text, also when that stands in a quote above another. */
function said(visitor: Visitor, text: string): Locator {
  return visitor.log.locator('.message-row').filter({ has: visitor.page.locator('.message-text', { hasText: text }) });
}

/** The tools are fetched late: the key is heard once they are there. */
async function pressOn(visitor: Visitor, text: string, key: string, effect: Locator): Promise<void> {
  await expect(async () => {
    await said(visitor, text).focus();
    await visitor.page.keyboard.press(key);
    await expect(effect).toBeVisible({ timeout: 500 });
  }).toPass();
}

async function react(visitor: Visitor, text: string, emoji: string): Promise<void> {
  const menu = visitor.page.getByRole('menu', { name: 'Add a reaction' });
  await pressOn(visitor, text, '+', menu);
  await menu.getByRole('menuitem', { name: `React with ${emoji}` }).click();
}

function chip(visitor: Visitor, text: string, emoji: string): Locator {
  return said(visitor, text).locator(`.reaction[data-emoji="${emoji}"]`);
}

function banner(visitor: Visitor): Locator {
  return visitor.page.locator('.composer-mode');
}

async function distanceFromMiddle(page: Page, row: Locator): Promise<number> {
  const [box, list] = [await row.boundingBox(), await page.locator('.list-scroller').boundingBox()];
  if (!box || !list) throw new Error('nothing to measure');
  return Math.abs(box.y + box.height / 2 - (list.y + list.height / 2)) / list.height;
}

test('[A1] the tools of a row come by pointing and by Tab; the menu is one, and gives the focus back', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom();
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  await ann.say('an own message');
  await expect(said(ann, 'an own message').getByTitle('Sent', { exact: true })).toBeAttached();
  const bo = await Author.join(baseURL ?? '', room, 'Bo');
  await bo.say(['of someone else']);
  await ann.expectMessage('of someone else');
  const tools = ann.page.getByRole('toolbar', { name: 'Message actions' });
  const menu = ann.page.getByRole('menu', { name: 'More actions' });
  // Fetched at the first sign of a pointer, they come to where the next one leads.
  await expect(async () => {
    await ann.page.mouse.move(0, 0);
    await said(ann, 'an own message').hover();
    await expect(tools).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await ann.page.locator('.row-toolbar').count()).toBe(1);
  await tools.getByRole('button', { name: 'More actions' }).click();
  await expect(menu.getByRole('menuitem')).toHaveText([
    'Reply',
    'Edit',
    'Copy text',
    'Copy link',
    'Mark unread from here',
    'Delete',
  ]);
  await ann.page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(tools.getByRole('button', { name: 'More actions' })).toBeFocused();
  // By keyboard: one tab stop for the list, arrows between rows, then the tools of that row.
  await said(ann, 'of someone else').focus();
  await ann.page.keyboard.press('ArrowUp');
  await expect(said(ann, 'an own message')).toBeFocused();
  await ann.page.keyboard.press('ArrowDown');
  await expect(said(ann, 'of someone else')).toBeFocused();
  await ann.page.keyboard.press('Enter');
  await expect(menu.getByRole('menuitem')).toHaveText(['Reply', 'Copy text', 'Copy link', 'Mark unread from here']);
  await expect(menu.getByRole('menuitem', { name: 'Reply' })).toBeFocused();
  await expect(ann.log.locator('[aria-expanded]:not(button)')).toHaveCount(0);
  await ann.page.keyboard.press('ArrowUp');
  await expect(menu.getByRole('menuitem', { name: 'Mark unread from here' })).toBeFocused();
  await ann.page.keyboard.press('Escape');
  await expect(said(ann, 'of someone else')).toBeFocused();
  await ann.page.keyboard.press('Tab');
  await expect(tools.getByRole('button', { name: 'React with 👍' })).toBeFocused();
  await ann.page.keyboard.press('ArrowLeft');
  await expect(tools.getByRole('button', { name: 'More actions' })).toBeFocused();
  await ann.page.keyboard.press('Escape');
  await expect(said(ann, 'of someone else')).toBeFocused();
  bo.leave();
});

test('[A1] keys of a focused row reply, edit, copy its link; in the field they are letters', async ({ browser }) => {
  const room = freshRoom();
  const ann = await Visitor.arrive(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await ann.open(room);
  await ann.say('to act upon');
  await pressOn(ann, 'to act upon', 'r', banner(ann));
  await expect(banner(ann)).toContainText('Replying to');
  await expect(ann.composer).toBeFocused();
  await ann.page.keyboard.type('rec');
  await expect(ann.composer).toHaveValue('rec');
  await ann.composer.fill('');
  await ann.page.keyboard.press('Escape');
  await pressOn(ann, 'to act upon', 'e', banner(ann));
  await expect(ann.composer).toHaveValue('to act upon');
  await ann.page.keyboard.press('Escape');
  await said(ann, 'to act upon').focus();
  await ann.page.keyboard.press('c');
  await expect(ann.page.getByText('Link to the message copied')).toBeVisible();
  expect(await ann.page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`/room/${room}/m/1$`));
});

test('[A1] a finger that rests on a message opens a sheet; a tap shows the tools without it', async ({ browser }) => {
  const phone = await Visitor.arrive(browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await phone.open(freshRoom());
  await phone.say('under a finger');
  const tools = phone.page.getByRole('toolbar', { name: 'Message actions' });
  await expect(async () => {
    // A second tap would be on the tools, if they came meanwhile.
    if (!(await tools.isVisible())) await said(phone, 'under a finger').tap();
    await expect(tools).toBeVisible({ timeout: 500 });
  }).toPass();
  const box = await said(phone, 'under a finger').boundingBox();
  const at = { x: (box?.x ?? 0) + 80, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  const touch = await phone.page.context().newCDPSession(phone.page);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  const sheet = phone.page.getByRole('dialog', { name: 'Message' });
  await expect(sheet).toBeVisible();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect(sheet).toBeVisible();
  for (const button of await sheet.getByRole('button').all())
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await sheet.getByRole('button', { name: 'React with ❤️' }).tap();
  await expect(chip(phone, 'under a finger', '❤️')).toHaveText('❤️1');
  await expect(sheet).toBeHidden();
});

test('[A2] an edit changes the row in place everywhere, says so, and moves nobody', async ({ browser, baseURL }) => {
  const { ann, bo, room } = await meet(browser);
  await ann.say('one mitsake');
  await bo.expectMessage('one mitsake');
  await seed(baseURL ?? '', room, { count: 40, label: 'line' });
  for (const visitor of [ann, bo]) await visitor.expectMessage('line 40');
  await bo.page.locator('.list-scroller').evaluate((list) => list.scrollTo(0, 0));
  await bo.page.waitForTimeout(200);
  const top = () =>
    said(bo, 'line 3')
      .first()
      .evaluate((row) => row.getBoundingClientRect().top);
  const before = await top();
  await ann.page.locator('.list-scroller').evaluate((list) => list.scrollTo(0, 0));
  await pressOn(ann, 'one mitsake', 'e', banner(ann));
  await ann.composer.fill('one mistake, mended');
  await ann.page.keyboard.press('Enter');
  await expect(said(bo, 'one mistake, mended')).toContainText('(edited)');
  await expect(said(bo, 'one mistake, mended').locator('.edited')).toHaveAttribute('title', /\d/);
  await expect(bo.log.getByText('one mitsake')).toHaveCount(0);
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
});

test('[C8] [C9] an edit makes way for a reply, unless it was typed in', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const bo = await Author.join(baseURL ?? '', room, 'Bo');
  await bo.say(['a question']);
  bo.leave();
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  await ann.say('first tyop');
  await ann.composer.fill('hello all');
  await pressOn(ann, 'first tyop', 'e', banner(ann));
  await pressOn(ann, 'a question', 'r', banner(ann).getByText('Replying to Bo'));
  await expect(ann.composer).toHaveValue('hello all');
  await pressOn(ann, 'first tyop', 'e', banner(ann).getByText('Editing your message'));
  await ann.composer.fill('first typo');
  const note = ann.page.locator('#composer-note').getByText('Finish what you are writing first.');
  await pressOn(ann, 'a question', 'r', note);
  await expect(ann.composer).toBeFocused();
  await expect(ann.composer).toHaveValue('first typo');
  await ann.composer.press('Enter');
  await ann.expectMessage('first typo');
  await expect(ann.composer).toHaveValue('hello all');
  await expect(banner(ann)).toContainText('Replying to Bo');
});

test('[A2] an edit that the room refuses stays with its row', async ({ browser }) => {
  const { ann, bo } = await meet(browser);
  await ann.say('will be gone');
  await bo.expectMessage('will be gone');
  const twin = await ann.anotherTab();
  await twin.page.goto(ann.page.url());
  await twin.expectJoined();
  await pressOn(ann, 'will be gone', 'e', banner(ann));
  await ann.composer.fill('words that must not be lost');
  await pressOn(twin, 'will be gone', 'Delete', twin.page.getByRole('button', { name: 'Undo' }));
  await twin.page.evaluate(() => dispatchEvent(new Event('pagehide')));
  await expect(bo.log.getByText('Message deleted')).toBeVisible();
  await ann.page.bringToFront();
  await ann.composer.press('Enter');
  await expect(ann.log.getByText('Edit not saved')).toBeVisible();
  await expect(ann.log.getByText('words that must not be lost')).toBeVisible();
  await ann.log.getByRole('button', { name: 'Edit again' }).click();
  await expect(ann.composer).toHaveValue('words that must not be lost');
  await expect(ann.log.getByText('Edit not saved')).toBeHidden();
});

/** Two people, and the time of the first is in the test's hands. */
async function meetInTime(browser: Browser): Promise<{ ann: Visitor; bo: Visitor }> {
  const room = freshRoom();
  const [ann, bo] = await Promise.all([Visitor.arrive(browser), Visitor.arrive(browser)]);
  await ann.page.clock.install();
  await Promise.all([ann.open(room), bo.open(room)]);
  return { ann, bo };
}

test('[A3] a deletion can be undone; nobody hears of it before', async ({ browser }) => {
  const { ann, bo } = await meetInTime(browser);
  await ann.say('dear to me');
  await bo.expectMessage('dear to me');
  const undo = ann.page.getByRole('button', { name: 'Undo' });
  await pressOn(ann, 'dear to me', 'Delete', undo);
  await expect(ann.log.getByText('Message deleted')).toBeVisible();
  await undo.click();
  await expect(said(ann, 'dear to me')).toBeFocused();
  await ann.page.clock.fastForward(9_000);
  // After it a deletion would have been there too.
  await ann.say('long after');
  await bo.expectMessage('long after');
  await expect(said(bo, 'dear to me')).toBeVisible();
});

test('[A3] deletions stack, and each becomes final by itself, or with the next but three', async ({ browser }) => {
  const { ann, bo } = await meetInTime(browser);
  const texts = ['first', 'second', 'third', 'fourth'];
  for (const text of texts) await ann.say(text);
  await bo.expectMessage('fourth');
  const undo = ann.page.getByRole('button', { name: 'Undo' });
  for (const [index, text] of texts.entries()) await pressOn(ann, text, 'Delete', undo.nth(Math.min(index, 2)));
  await expect(undo).toHaveCount(3);
  await expect(bo.log.getByText('Message deleted')).toHaveCount(1);
  await ann.page.clock.fastForward(8_000);
  await expect(bo.log.getByText('Message deleted')).toHaveCount(4);
  await expect(bo.log.getByRole('listitem')).toHaveCount(4);
});

for (const [leaving, leave] of [
  ['to the start page', (page: Page) => page.getByRole('link', { name: 'Ajar, start page' }).first().click()],
  ['by closing it', (page: Page) => page.goto('about:blank')],
] as const) {
  test(`[A3] leaving the room ${leaving} makes a deletion final`, async ({ browser }) => {
    const { ann, bo, room } = await meet(browser);
    await ann.say('left behind');
    await bo.expectMessage('left behind');
    await pressOn(ann, 'left behind', 'Delete', ann.page.getByRole('button', { name: 'Undo' }));
    await leave(ann.page);
    // What could not be sent any more waits for the next visit.
    if (leaving === 'by closing it') await ann.open(room);
    await expect(bo.log.getByText('Message deleted')).toBeVisible({ timeout: 5_000 });
    await expect(bo.log.getByText('left behind')).toHaveCount(0);
  });
}

test('[A3] what is deleted is gone from the list, from quotes and for whoever comes later', async ({ browser }) => {
  const { ann, bo, room } = await meet(browser);
  await ann.say('a secret');
  await pressOn(bo, 'a secret', 'r', banner(bo));
  await bo.say('an answer');
  await react(bo, 'a secret', '🎉');
  await expect(chip(ann, 'a secret', '🎉')).toBeVisible();
  await expect(said(ann, 'an answer')).toContainText('a secret');
  await pressOn(ann, 'a secret', 'Delete', ann.page.getByRole('button', { name: 'Undo' }));
  await expect(said(ann, 'an answer').locator('.quote')).toContainText('Message deleted');
  await ann.page.evaluate(() => dispatchEvent(new Event('pagehide')));
  await expect(bo.log.getByText('a secret')).toHaveCount(0);
  await expect(bo.log.locator('.reaction')).toHaveCount(0);
  const late = await Visitor.arrive(browser);
  await late.open(room);
  await expect(said(late, 'an answer').locator('.quote')).toContainText('Message deleted');
  expect(await late.page.content()).not.toContain('a secret');
});

test('[A4] reactions: counted, own ones marked, named, toggled; two tabs that race agree', async ({
  browser,
  baseURL,
}) => {
  const { ann, bo, room } = await meet(browser);
  await ann.say('react to me');
  await react(bo, 'react to me', '👍');
  await react(ann, 'react to me', '👍');
  for (const visitor of [ann, bo]) {
    const thumb = visitor.page.getByRole('button', { name: '👍 2 reactions, including you' });
    await expect(thumb).toHaveAttribute('aria-pressed', 'true');
  }
  await chip(ann, 'react to me', '👍').hover();
  await expect(ann.page.getByRole('tooltip')).toHaveText(`You and ${await bo.name()} reacted with 👍`);
  await ann.page.keyboard.press('Escape');
  await expect(ann.page.getByRole('tooltip')).toBeHidden();
  // Someone whose reaction stays, so that there is always something to press.
  const fan = await Author.join(baseURL ?? '', room, 'Fan');
  await fan.propose('react', [{ emoji: '👍', on: true }], 1);
  const twin = await ann.anotherTab();
  await twin.page.goto(ann.page.url());
  await expect(chip(twin, 'react to me', '👍')).toHaveText('👍3');
  const clicks = Array.from({ length: 7 }, (_, i) => chip(i % 2 === 0 ? ann : twin, 'react to me', '👍').click());
  await Promise.all([...clicks, chip(bo, 'react to me', '👍').click()]);
  await expect(async () => {
    const shown = [];
    for (const visitor of [ann, twin, bo]) {
      await expect(visitor.page.locator('.pending')).toHaveCount(0);
      shown.push((await said(visitor, 'react to me').locator('.reaction-count').allTextContents()).join());
    }
    expect(new Set(shown).size).toBe(1);
  }).toPass();
  fan.leave();
});

test('[A4] any emoji from the picker, until the message holds no more: the room says no in plain words', async ({
  browser,
  baseURL,
}) => {
  const { ann, bo, room } = await meet(browser);
  await ann.say('popular');
  await bo.expectMessage('popular');
  const other = await Author.join(baseURL ?? '', room, 'Fan');
  const emoji = [...'🍏🍎🍐🍊🍋🍌🍉🍇🍓🫐🍈🍒🍑🥭🍍🥥🥝🍅🍆'];
  await other.propose(
    'react',
    emoji.map((one) => ({ emoji: one, on: true })),
    1,
  );
  await expect(said(ann, 'popular').locator('.reaction[data-emoji]')).toHaveCount(19);
  await said(ann, 'popular').getByRole('button', { name: 'Add a reaction' }).click();
  await ann.page.locator('emoji-picker').getByRole('combobox').fill('door');
  await ann.page.locator('emoji-picker').getByRole('option', { name: /door/ }).first().click();
  await expect(chip(ann, 'popular', '🚪')).toHaveAttribute('aria-pressed', 'true');
  await react(ann, 'popular', '❤️');
  await expect(ann.page.getByText('This message has as many different reactions as it can hold.')).toBeVisible();
  await expect(said(ann, 'popular').locator('.reaction[data-emoji]')).toHaveCount(20);
  expect(
    await ann.page
      .locator('.page-frame, body')
      .first()
      .evaluate((body) => body.scrollWidth <= innerWidth),
  ).toBe(true);
  other.leave();
});

test('[A9] a message that calls the reader is marked by ground, bar and sign, for them alone', async ({ browser }) => {
  const { ann, bo } = await meet(browser);
  await bo.say(`are you there, @${await ann.name()}?`);
  const row = said(ann, 'are you there');
  await expect(row).toHaveClass(/mentioned/);
  await expect(row.getByText('Mentions you')).toBeAttached();
  expect(await row.evaluate((element) => getComputedStyle(element).borderInlineStartWidth)).toBe('3px');
  await expect(said(bo, 'are you there')).not.toHaveClass(/mentioned/);
});

test('[A5] /me says what its author does', async ({ browser }) => {
  const { ann, bo } = await meet(browser);
  await ann.say('/me waves');
  await expect(said(bo, 'waves')).toContainText(`* ${await ann.name()} waves`);
});

test('[C9] a click on the quote of a reply leads to the original, wherever it is', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const author = await Author.join(baseURL ?? '', room, 'Old Badger');
  await author.say(Array.from({ length: 400 }, (_, i) => `message ${i + 1}`));
  await author.propose('message', [{ text: 'far back', reply: 17 }]);
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  const quote = said(ann, 'far back').locator('.quote');
  await expect(quote).toHaveText(/Old Badger\s*message 17/);
  await quote.click();
  const original = ann.log.locator('[data-seq="17"]');
  await expect(original).toBeFocused();
  await expect(original).toBeInViewport();
  expect(await distanceFromMiddle(ann.page, original)).toBeLessThan(0.2);
  await ann.page.getByRole('button', { name: /Jump to latest/ }).click();
  await expect(said(ann, 'far back')).toBeInViewport();
  author.leave();
});

async function openAt(browser: Browser, room: string, seq: number): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser);
  await visitor.page.goto(`/room/${room}/m/${seq}`);
  return visitor;
}

test('[L10] a link to a message opens the room around it, detached', async ({ browser, baseURL }) => {
  const room = freshRoom();
  await seed(baseURL ?? '', room, { count: 2_000 });
  const began = Date.now();
  const ann = await openAt(browser, room, 17);
  const row = ann.log.locator('[data-seq="17"]');
  await expect(row).toBeFocused();
  test.info().annotations.push({ type: 'ms', description: String(Date.now() - began) });
  await expect(row).toBeInViewport();
  expect(await distanceFromMiddle(ann.page, row)).toBeLessThan(0.2);
  await expect(ann.page.getByRole('button', { name: /Jump to latest/ })).toBeVisible();
  expect(new URL(ann.page.url()).pathname).toBe(`/room/${room}/m/17`);
  // To another one of the same room, by the address alone, and back.
  await ann.page.evaluate((path) => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/room/${room}/m/1500`);
  await expect(ann.log.locator('[data-seq="1500"]')).toBeFocused();
  await ann.page.goBack();
  await expect(row).toBeFocused();
});

test('[L10] a link to a message that is not there says so and shows what is near', async ({ browser, baseURL }) => {
  const room = freshRoom();
  await seed(baseURL ?? '', room, { count: 120 });
  const ann = await openAt(browser, room, 9_999);
  await expect(ann.page.getByText('That message is not here any more.')).toBeVisible();
  await expect(ann.log.getByText('message 120', { exact: true })).toBeInViewport();
});

test('[L10] no flash where motion is not wanted', async ({ browser, baseURL }) => {
  const room = freshRoom();
  await seed(baseURL ?? '', room, { count: 60 });
  for (const [reducedMotion, running] of [
    ['no-preference', 1],
    ['reduce', 0],
  ] as const) {
    const ann = await Visitor.arrive(browser, { reducedMotion });
    await ann.page.goto(`/room/${room}/m/10`);
    const row = ann.log.locator('[data-seq="10"]');
    await expect(row).toBeFocused();
    expect(await row.evaluate((element) => element.getAnimations().length)).toBe(running);
  }
});

test('[L10] [V2] the list hides while it seeks its place, also where motion is not wanted', async ({ browser }) => {
  const ann = await Visitor.arrive(browser, { reducedMotion: 'reduce' });
  await ann.open(freshRoom());
  const opacity = await ann.scroller.evaluate((list) => {
    list.classList.add('seeking');
    return list.firstElementChild && getComputedStyle(list.firstElementChild).opacity;
  });
  expect(opacity).toBe('0');
});

async function tabBackTo({ page }: Visitor, goal: Locator): Promise<void> {
  for (let i = 0; i < 40 && !(await goal.evaluate((element) => element === document.activeElement)); i += 1)
    await page.keyboard.press('Shift+Tab');
  await expect(goal).toBeFocused();
}

test('[W3] without a mouse: join, send, react, edit, search, share', async ({ browser }) => {
  const ann = await Visitor.arrive(browser);
  await ann.page.goto(`/room/${freshRoom()}`);
  await ann.expectJoined();
  const { keyboard } = ann.page;
  await expect(ann.composer).toBeFocused();
  await keyboard.type('by keys alone');
  await keyboard.press('Enter');
  await ann.expectMessage('by keys alone');
  await tabBackTo(ann, said(ann, 'by keys alone'));
  await expect(async () => {
    await keyboard.press(':');
    await expect(ann.page.getByRole('menuitem', { name: 'React with 👍' })).toBeFocused({ timeout: 500 });
  }).toPass();
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect(chip(ann, 'by keys alone', '🎉')).toBeVisible();
  await expect(said(ann, 'by keys alone')).toBeFocused();
  await keyboard.press('e');
  await expect(ann.composer).toHaveValue('by keys alone');
  await keyboard.type(', and well');
  await keyboard.press('Enter');
  await expect(said(ann, 'by keys alone, and well')).toContainText('(edited)');
  await tabBackTo(ann, said(ann, 'by keys alone, and well'));
  await keyboard.press('/');
  await expect(ann.search).toBeFocused();
  await keyboard.type('alone');
  await expect(ann.hits).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(said(ann, 'by keys alone, and well')).toBeFocused();
  const share = ann.page.getByRole('button', { name: 'Share' });
  await tabBackTo(ann, share);
  await keyboard.press('Enter');
  await expect(ann.page.getByRole('dialog', { name: 'Share this room' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(share).toBeFocused();
});
