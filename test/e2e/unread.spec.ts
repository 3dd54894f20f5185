// What is new since the person looked: the line, the banner, the title, and what they are told of (experience 1.2, 1.7).
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { badgeOf, clickNote, comeBack, lookAway, notesOf, notesPlayed, timesAsked, watchAbsence } from './absence.ts';
import { Author, seed } from './seed.ts';
import { freshRoom, test, Visitor } from './visitor.ts';

async function arriveWatched(browser: Browser, permission: NotificationPermission = 'default'): Promise<Visitor> {
  const context = await browser.newContext();
  await watchAbsence(context, permission);
  return new Visitor(await context.newPage());
}

/** The row below the line. */
function firstNew(visitor: Visitor): Locator {
  return visitor.log.locator('.first-new');
}

function banner(visitor: Visitor): Locator {
  return visitor.page.locator('.unread-jump');
}

async function distanceFromEnd(page: Page): Promise<number> {
  return page.locator('.list-scroller').evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight);
}

/** How far down the view the line stands: 0 is its upper edge, 1 its lower. */
async function shareOfLine(page: Page): Promise<number> {
  return page.locator('.list-scroller').evaluate((list) => {
    const line = list.querySelector('.new-line')?.getBoundingClientRect().top ?? Number.NaN;
    const { top, height } = list.getBoundingClientRect();
    return (line - top) / height;
  });
}

/** Whether the line can be seen: not only laid out, but painted. */
async function isLinePainted(page: Page): Promise<boolean> {
  return page.locator('.new-line').evaluate((line) => {
    const { x, y, width, height } = line.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === line;
  });
}

/** Marks the notifications of a room as wanted, as a person does. */
async function turnOnNotifications({ page }: Visitor, level: 'Everything' | 'Mentions' = 'Everything'): Promise<void> {
  await page.getByRole('button', { name: 'Notifications' }).click();
  const dialog = page.getByRole('dialog', { name: 'Notifications' });
  await dialog.getByRole('button', { name: 'Turn on notifications' }).click();
  await dialog.getByText(level, { exact: true }).first().click();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

/** The part that tells of messages is fetched a moment after the room. */
async function untilTelling(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /notifier-/.test(name)));
  await page.waitForTimeout(300);
}

test('[L8] the line stands above the first message that came while nobody looked, and stays there', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom();
  const visitor = await arriveWatched(browser);
  await visitor.open(room);
  const bo = await Author.join(baseURL ?? '', room, 'Bo');
  await bo.say(['seen']);
  await visitor.expectMessage('seen');
  await lookAway(visitor.page);
  await bo.say(['one', 'two', 'three']);
  await visitor.expectMessage('three');
  await expect(firstNew(visitor)).toContainText('one');
  await comeBack(visitor.page);
  expect(await isLinePainted(visitor.page)).toBe(true);
  await bo.say(['four']);
  await visitor.expectMessage('four');
  await expect(firstNew(visitor)).toHaveCount(1);
  await expect(firstNew(visitor)).toContainText('one');
  await visitor.say('an answer');
  await visitor.expectMessage('an answer');
  await expect(firstNew(visitor)).toHaveCount(0);
  bo.leave();
});

test('[L8] a line whose messages were read moves to what came unseen after them', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const visitor = await arriveWatched(browser);
  await visitor.open(room);
  const bo = await Author.join(baseURL ?? '', room, 'Bo');
  await lookAway(visitor.page);
  await bo.say(['first absence']);
  await visitor.expectMessage('first absence');
  await comeBack(visitor.page);
  await expect(firstNew(visitor)).toContainText('first absence');
  await lookAway(visitor.page);
  await bo.say(['second absence']);
  await expect(firstNew(visitor)).toContainText('second absence');
  await comeBack(visitor.page);
  await visitor.page.keyboard.press('Escape');
  await expect(firstNew(visitor)).toHaveCount(0);
  bo.leave();
});

test('[L8] leaving from the end takes the line away, leaving from further up keeps it', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom();
  await seed(baseURL ?? '', room, { count: 30 });
  const visitor = await arriveWatched(browser);
  await visitor.open(room);
  await visitor.page.goto('/');
  await seed(baseURL ?? '', room, { count: 30, label: 'later' });
  await visitor.open(room);
  await expect(firstNew(visitor)).toContainText('later 1');
  await visitor.page.goto('/');
  await visitor.page.evaluate(() => sessionStorage.clear());
  await visitor.open(room);
  await expect(firstNew(visitor)).toContainText('later 1');
  await visitor.page.getByRole('button', { name: /Jump to latest/ }).click();
  await expect(visitor.log.getByText('later 30', { exact: true })).toBeInViewport();
  await visitor.page.goto('/');
  await visitor.open(room);
  await expect(visitor.log.getByText('later 30', { exact: true })).toBeInViewport();
  await expect(firstNew(visitor)).toHaveCount(0);
});

test('[L1] [L8] a room opens at the line, also when that is far up', async ({ browser, baseURL }) => {
  const room = freshRoom();
  await seed(baseURL ?? '', room, { count: 60 });
  const visitor = await arriveWatched(browser);
  await visitor.open(room);
  await visitor.page.goto('/');
  await seed(baseURL ?? '', room, { count: 400, label: 'later' });
  await visitor.open(room);
  await expect(firstNew(visitor)).toContainText('later 1');
  await expect(firstNew(visitor)).toBeInViewport();
  expect(await shareOfLine(visitor.page)).toBeGreaterThan(0.1);
  expect(await shareOfLine(visitor.page)).toBeLessThan(0.35);
  await expect(visitor.row('message 60')).toBeInViewport();
  await expect(banner(visitor)).toHaveCount(0);
});

test('[L9] a banner leads to a line above the view, once', async ({ browser, baseURL }) => {
  const room = freshRoom();
  await seed(baseURL ?? '', room, { count: 60 });
  const visitor = await arriveWatched(browser);
  await visitor.open(room);
  await lookAway(visitor.page);
  await seed(baseURL ?? '', room, { count: 80, label: 'later' });
  await expect(visitor.log.getByText('later 80', { exact: true })).toBeInViewport();
  await comeBack(visitor.page);
  await expect(banner(visitor)).toHaveText(/^80 new since \d+:\d\dJump$/);
  await banner(visitor).click();
  await expect(firstNew(visitor)).toBeInViewport();
  expect(Math.abs((await shareOfLine(visitor.page)) - 0.22)).toBeLessThan(0.05);
  await expect(banner(visitor)).toHaveCount(0);
  await visitor.page.getByRole('button', { name: /Jump to latest/ }).click();
  await expect(visitor.log.getByText('later 80', { exact: true })).toBeInViewport();
  await expect(banner(visitor)).toHaveCount(0);
});

test('[L9] [V8] a banner says of another day when it was, by the clock that was chosen', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom();
  await seed(baseURL ?? '', room, { count: 60 });
  const visitor = await arriveWatched(browser);
  await visitor.page.addInitScript(() => {
    // In two days.
    const { now } = Date;
    Date.now = () => now() + 172_800_000;
    localStorage.setItem('ajar:settings', '{"clock":"h12"}');
  });
  await visitor.open(room);
  await lookAway(visitor.page);
  await seed(baseURL ?? '', room, { count: 80, label: 'later' });
  await expect(visitor.log.getByText('later 80', { exact: true })).toBeInViewport();
  await comeBack(visitor.page);
  await expect(banner(visitor)).toHaveText(/^80 new since \d+ \w+, \d+:\d\d [ap]m/i);
});

test('[L9] the banner loads what it leads to', async ({ browser, baseURL }) => {
  const room = freshRoom();
  await seed(baseURL ?? '', room, { count: 60 });
  const visitor = await arriveWatched(browser);
  await visitor.open(room);
  await lookAway(visitor.page);
  await seed(baseURL ?? '', room, { count: 500, label: 'later' });
  await expect(visitor.log.getByText('later 500', { exact: true })).toBeInViewport();
  await comeBack(visitor.page);
  await expect(banner(visitor)).toHaveText(/^500 new since/);
  await banner(visitor).click();
  await expect(firstNew(visitor)).toContainText('later 1');
  await expect(firstNew(visitor)).toBeInViewport();
  await expect(banner(visitor)).toHaveCount(0);
  await visitor.page.keyboard.press('Escape');
  await expect(visitor.log.getByText('later 500', { exact: true })).toBeInViewport();
  await expect(firstNew(visitor)).toHaveCount(0);
});

test('[N7] Esc marks as read, also at the end', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const visitor = await arriveWatched(browser);
  await visitor.open(room);
  await lookAway(visitor.page);
  await seed(baseURL ?? '', room, { count: 3, label: 'later' });
  await comeBack(visitor.page);
  await expect(firstNew(visitor)).toContainText('later 1');
  await visitor.composer.press('Escape');
  await expect(firstNew(visitor)).toHaveCount(0);
  expect(await distanceFromEnd(visitor.page)).toBeLessThan(2);
});

test('[B1] the title counts what others said while nobody looked', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const visitor = await arriveWatched(browser);
  await visitor.open(room);
  const another = await visitor.anotherTab();
  await another.open(room);
  const icon = visitor.page.locator('link[rel="icon"]');
  await lookAway(visitor.page, { isHidden: true });
  await lookAway(another.page);
  await another.say('my own, from another tab');
  const bo = await Author.join(baseURL ?? '', room, 'Bo');
  await bo.say(['one', 'two', 'three']);
  await expect(visitor.page).toHaveTitle(`(3) ${room} · Ajar`);
  await expect(icon).toHaveAttribute('href', '/favicon-unread.svg');
  await expect.poll(() => badgeOf(visitor.page)).toBe(3);
  await bo.say([`for @${await visitor.name()}`]);
  await expect(visitor.page).toHaveTitle(`(4) ${room} · Ajar`);
  await expect(icon).toHaveAttribute('href', '/favicon-mention.svg');
  await comeBack(visitor.page);
  await expect(visitor.page).toHaveTitle(`${room} · Ajar`);
  await expect(icon).toHaveAttribute('href', '/favicon.svg');
  expect(await badgeOf(visitor.page)).toBe(0);
  bo.leave();
});

test('[D7] what is read in one tab is read in the others', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const visitor = await arriveWatched(browser);
  await visitor.open(room);
  const other = await visitor.anotherTab();
  await other.open(room);
  await lookAway(visitor.page);
  await lookAway(other.page);
  await seed(baseURL ?? '', room, { count: 3 });
  await expect(visitor.page).toHaveTitle(/^\(3\) /);
  await expect(other.page).toHaveTitle(/^\(3\) /);
  await comeBack(other.page);
  await expect(visitor.page).toHaveTitle(`${room} · Ajar`);
  await expect(firstNew(visitor)).toHaveCount(0);
  await expect(firstNew(other)).toContainText('message 1');
});

test('[F7] the list of rooms shows where there is something new, as far as this device knows', async ({
  browser,
  baseURL,
}) => {
  const [quiet, room] = [freshRoom('quiet'), freshRoom('busy')];
  const visitor = await arriveWatched(browser);
  await visitor.open(quiet);
  const busy = await visitor.anotherTab();
  await busy.open(room);
  await lookAway(busy.page, { isHidden: true });
  const rooms = visitor.page.getByRole('navigation', { name: 'Rooms' });
  const bo = await Author.join(baseURL ?? '', room, 'Bo');
  await bo.say(['news']);
  await expect(rooms.getByRole('link', { name: room }).getByRole('img', { name: 'Unread' })).toBeVisible();
  await bo.say([`for @${await busy.name()}`]);
  await expect(rooms.getByRole('link', { name: room }).getByRole('img', { name: '1 for you' })).toBeVisible();
  await comeBack(busy.page);
  await expect(rooms.getByRole('img')).toHaveCount(0);
  bo.leave();
});

test('[B2] nothing is asked before the person asks for notifications', async ({ browser }) => {
  const visitor = await arriveWatched(browser);
  await visitor.open(freshRoom());
  await visitor.say('hello');
  await untilTelling(visitor.page);
  expect(await timesAsked(visitor.page)).toBe(0);
  await visitor.page.getByRole('button', { name: 'Notifications' }).click();
  const dialog = visitor.page.getByRole('dialog', { name: 'Notifications' });
  await expect(dialog.getByText('while you are in another window')).toBeVisible();
  expect(await timesAsked(visitor.page)).toBe(0);
  await dialog.getByRole('button', { name: 'Turn on notifications' }).click();
  await expect(dialog.getByRole('switch', { name: /Show notifications/ })).toBeChecked();
  expect(await timesAsked(visitor.page)).toBe(1);
});

test('[B2] whoever said no is told how to take it back', async ({ browser }) => {
  const visitor = await arriveWatched(browser, 'denied');
  await visitor.open(freshRoom());
  await visitor.page.getByRole('button', { name: 'Notifications' }).click();
  const dialog = visitor.page.getByRole('dialog', { name: 'Notifications' });
  await expect(dialog.getByText('This browser blocks notifications from Ajar.')).toBeVisible();
  await expect(dialog.getByText('then Notifications, then Allow')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Turn on notifications' })).toHaveCount(0);
});

test('[B3] ten messages in a burst are one notification, and a click on it leads to the first', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom();
  const visitor = await arriveWatched(browser);
  await visitor.open(room);
  await turnOnNotifications(visitor);
  await untilTelling(visitor.page);
  const bo = await Author.join(baseURL ?? '', room, 'Bo');
  await bo.say(['while they look']);
  await visitor.expectMessage('while they look');
  await lookAway(visitor.page);
  for (let i = 1; i <= 10; i += 1) await bo.say([`burst ${i}`]);
  await expect(visitor.row('burst 10')).toHaveCount(1);
  await expect.poll(async () => (await notesOf(visitor.page)).at(-1)?.body).toContain('burst 10');
  const notes = await notesOf(visitor.page);
  expect(notes.filter(({ silent }) => !silent)).toHaveLength(1);
  expect(new Set(notes.map(({ tag }) => tag)).size).toBe(1);
  expect(notes.length).toBeLessThanOrEqual(4);
  expect(notes[0]).toMatchObject({ title: room });
  expect(notes.some(({ body }) => body.includes('while they look'))).toBe(false);
  await clickNote(visitor.page, notes.length - 1);
  await expect(visitor.row('burst 1').first()).toBeInViewport();
  bo.leave();
});

test('[B3] by default only mentions are told of; in private mode not what they say', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const visitor = await arriveWatched(browser, 'granted');
  await visitor.open(room);
  await visitor.page.getByRole('button', { name: 'Notifications' }).click();
  const dialog = visitor.page.getByRole('dialog', { name: 'Notifications' });
  await dialog.getByRole('button', { name: 'Turn on notifications' }).click();
  await dialog.getByRole('switch', { name: /Hide what is said/ }).click();
  await visitor.page.keyboard.press('Escape');
  await untilTelling(visitor.page);
  const name = await visitor.name();
  await lookAway(visitor.page);
  const bo = await Author.join(baseURL ?? '', room, 'Bo');
  await bo.say(['a secret of no concern', `a secret for @${name}`]);
  await expect.poll(async () => notesOf(visitor.page)).toHaveLength(1);
  expect(await notesOf(visitor.page)).toEqual([
    { title: room, body: 'Someone mentioned you', tag: `ajar:${room}`, silent: false },
  ]);
  bo.leave();
});

test('[D7] [B5] of two tabs with a room one notifies and sounds, and none while the other is looked at', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom();
  const visitor = await arriveWatched(browser, 'granted');
  await visitor.open(room);
  await turnOnNotifications(visitor);
  const other = await visitor.anotherTab();
  await other.open(room);
  await other.composer.click();
  await untilTelling(visitor.page);
  await untilTelling(other.page);
  const name = await visitor.name();
  const bo = await Author.join(baseURL ?? '', room, 'Bo');
  const tabs = [visitor.page, other.page];
  const told = async () => (await Promise.all(tabs.map(notesOf))).flat();
  const played = async () => (await Promise.all(tabs.map(notesPlayed))).reduce((sum, notes) => sum + notes, 0);

  await lookAway(visitor.page, { isHidden: true });
  await bo.say([`@${name}, you are here already`]);
  await other.expectMessage('you are here already');
  await visitor.page.waitForTimeout(700);
  expect(await told()).toEqual([]);
  expect(await played()).toBe(0);

  await lookAway(other.page);
  await bo.say([`@${name}, come back`]);
  await expect.poll(told).toHaveLength(1);
  await visitor.page.waitForTimeout(700);
  expect(await told()).toMatchObject([{ silent: false, body: expect.stringContaining('come back') }]);
  // A call is two notes of one sound.
  expect(await played()).toBe(2);
  bo.leave();
});

test('[B5] a page nobody touched stays silent without a fault', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const visitor = await arriveWatched(browser);
  const faults: Error[] = [];
  visitor.page.on('pageerror', (fault) => faults.push(fault));
  await visitor.page.addInitScript(() => {
    AudioContext.prototype.resume = () => Promise.reject(new DOMException('no gesture', 'NotAllowedError'));
  });
  await visitor.open(room);
  await untilTelling(visitor.page);
  await lookAway(visitor.page);
  const bo = await Author.join(baseURL ?? '', room, 'Bo');
  await bo.say([`for @${await visitor.name()}`]);
  await expect(visitor.page).toHaveTitle(/^\(1\)/);
  await visitor.page.waitForTimeout(700);
  expect(faults).toEqual([]);
  bo.leave();
});
