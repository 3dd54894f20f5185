// What happens to what was sent when connections, tabs and servers do what they do (experience 1.4).
import { expect, type WebSocketRoute } from '@playwright/test';
import { PING } from '../../src/protocol/version.ts';
import { Author, seed } from './seed.ts';
import { freshRoom, meet, test, Visitor } from './visitor.ts';

test('[D1] a message is in the list at once, a clock shows while it waits and a check when it is stored', async ({
  page,
}) => {
  const visitor = new Visitor(page);
  let held: string[] = [];
  let server: WebSocketRoute | null = null;
  let isHolding = false;
  await page.routeWebSocket(/\/room\//, (socket) => {
    server = socket.connectToServer();
    socket.onMessage((message) => (isHolding ? held.push(String(message)) : server?.send(message)));
  });
  await visitor.open(freshRoom());
  isHolding = true;
  await visitor.say('slowly');
  await visitor.expectMessage('slowly');
  await expect(visitor.row('slowly').getByTitle('Sending', { exact: true }).locator('svg')).toBeVisible();
  isHolding = false;
  for (const message of held) (server as WebSocketRoute | null)?.send(message);
  held = [];
  await expect(visitor.row('slowly').getByTitle('Sent', { exact: true }).locator('svg')).toBeVisible();
});

test('[D2] [G3] an acknowledgement lost with its connection does not double the message', async ({ browser }) => {
  const room = freshRoom();
  const [ann, bo] = [await Visitor.arrive(browser), await Visitor.arrive(browser)];
  let losesAck = false;
  let cuts = 0;
  await ann.page.routeWebSocket(/\/room\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (losesAck && String(message).startsWith('{"type":"events"')) {
        losesAck = false;
        cuts += 1;
        void socket.close({ code: 1011 });
        void server.close();
      } else socket.send(message);
    });
  });
  await ann.open(room);
  await bo.open(room);
  losesAck = true;
  await ann.say('exactly once');
  await bo.expectMessage('exactly once');
  await expect(ann.row('exactly once').getByTitle('Sent', { exact: true }).locator('svg')).toBeVisible();
  expect(cuts).toBe(1);
  await ann.say('and after');
  await bo.expectMessage('and after');
  expect(await ann.transcript()).toEqual(await bo.transcript());
  await bo.page.reload();
  await bo.expectMessage('exactly once');
});

test('[D3] [G9] what was sent offline survives closing the tab and leaves when the page is opened again', async ({
  browser,
}) => {
  const { ann, bo, room } = await meet(browser);
  await ann.goOffline();
  for (const text of ['first of three', 'second of three', 'third of three']) await ann.say(text);
  await ann.expectMessage('third of three');
  await ann.page.waitForTimeout(300);
  await ann.page.close();
  const context = ann.page.context();
  await context.setOffline(false);
  const again = new Visitor(await context.newPage());
  await again.open(room);
  for (const text of ['first of three', 'second of three', 'third of three']) await bo.expectMessage(text);
  expect(await bo.transcript()).toEqual(['first of three', 'second of three', 'third of three']);
});

test('[D4] [D6] a lost connection is said after a while and healed by itself', async ({ page }) => {
  const visitor = new Visitor(page);
  let blocked = false;
  const open = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/room\//, (socket) => {
    if (blocked) return void socket.close({ code: 1011 });
    const server = socket.connectToServer();
    open.add(server);
    open.add(socket);
  });
  await visitor.open(freshRoom());
  blocked = true;
  for (const socket of open) await socket.close({ code: 1011 });
  const before = await visitor.composer.boundingBox();
  await expect(page.getByRole('status').getByText('Reconnecting…')).toBeVisible();
  expect(await visitor.composer.boundingBox()).toEqual(before);
  blocked = false;
  await expect(page.getByRole('status').getByText('Back online')).toBeVisible({ timeout: 25_000 });
  await expect(page.getByRole('status').getByText('Back online')).toBeHidden();
  await visitor.say('healed');
  await visitor.expectMessage('healed');
});

test('[D4] a final close code ends the attempts and says why in words', async ({ page }) => {
  let attempts = 0;
  await page.routeWebSocket(/\/room\//, (socket) => {
    attempts += 1;
    void socket.close({ code: 4500, reason: 'tooOld' });
  });
  await page.goto(`/room/${freshRoom()}`);
  await expect(page.getByRole('heading', { name: 'Ajar has been updated' })).toBeVisible();
  await page.waitForTimeout(2_500);
  expect(attempts).toBe(1);
});

test('[F8] a full room says so, keeps the door in sight and lets one in when there is a place', async ({ page }) => {
  let isFull = true;
  await page.routeWebSocket(/\/room\//, (socket) => {
    if (isFull) void socket.close({ code: 4507, reason: 'full' });
    else socket.connectToServer();
  });
  await page.goto(`/room/${freshRoom()}`);
  await expect(page.getByRole('heading', { level: 1, name: 'This room is full' })).toBeVisible();
  isFull = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await new Visitor(page).expectJoined();
});

test('[D5] [G6] offline during 1,000 messages, a reader comes back to all of them in order', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom();
  const ann = await Visitor.arrive(browser);
  const open = new Set<WebSocketRoute>();
  const frames: string[] = [];
  let blocked = false;
  await ann.page.routeWebSocket(/\/room\//, (socket) => {
    if (blocked) return void socket.close({ code: 1011 });
    const server = socket.connectToServer();
    server.onMessage((message) => {
      frames.push(String(message));
      socket.send(message);
    });
    open.add(socket);
  });
  await ann.open(room);
  await ann.say('before');
  await ann.expectMessage('before');
  blocked = true;
  for (const socket of open) await socket.close({ code: 1011 });
  await seed(baseURL ?? '', room, { count: 1_000, label: 'missed' });
  frames.length = 0;
  blocked = false;
  await expect(ann.log.getByText('missed 1000', { exact: true })).toBeVisible({ timeout: 30_000 });
  expect(frames.some((frame) => frame.startsWith('{"type":"reset"'))).toBe(false);
  const shown = (await ann.transcript())
    .filter((text) => text.startsWith('missed'))
    .map((text) => Number(text.split(' ')[1]));
  expect(shown.length).toBeGreaterThan(100);
  expect(shown).toEqual(Array.from({ length: shown.length }, (_, i) => 1_000 - shown.length + 1 + i));
});

test('[C5] what the room refuses for good comes back to the person, who can edit or send it again', async ({
  page,
}) => {
  const visitor = new Visitor(page);
  let refuses = true;
  await page.routeWebSocket(/\/room\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const frame = frameOf(String(message));
      if (frame.type !== 'post' || !refuses) return server.send(message);
      const refusals = frame.posts.map(({ id }: { id: string }) => ({ id, code: 'storageFull', action: 'fix' }));
      socket.send(JSON.stringify({ type: 'refused', refusals }));
    });
  });
  await visitor.open(freshRoom());
  await visitor.say('please keep me');
  const row = visitor.row('please keep me');
  await expect(row.getByText('Not sent')).toBeVisible();
  await expect(row.getByText('The room has no space left.')).toBeVisible();
  await page.reload();
  await expect(row.getByText('Not sent')).toBeVisible();
  refuses = false;
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect(row.getByTitle('Sent', { exact: true }).locator('svg')).toBeVisible();
  refuses = true;
  await visitor.say('to be edited');
  await visitor.row('to be edited').getByRole('button', { name: 'Edit' }).click();
  await expect(visitor.composer).toHaveValue('to be edited');
  await expect(visitor.row('to be edited')).toHaveCount(0);
});

test('[D2] the outcome of an old post that cannot be known is asked, never guessed', async ({ page }) => {
  const visitor = new Visitor(page);
  let posts = 0;
  await page.routeWebSocket(/\/room\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const frame = frameOf(String(message));
      if (frame.type !== 'post') return server.send(message);
      posts += 1;
      const refusals = frame.posts.map(({ id }: { id: string }) => ({ id, code: 'baseUnknown', action: 'unknown' }));
      socket.send(JSON.stringify({ type: 'refused', refusals }));
    });
  });
  await visitor.open(freshRoom());
  await visitor.say('was it sent?');
  const row = visitor.row('was it sent?');
  await expect(row.getByText('Not known whether this was sent')).toBeVisible();
  await page.waitForTimeout(1_500);
  expect(posts).toBe(1);
  await row.getByRole('button', { name: 'Discard' }).click();
  await expect(row).toHaveCount(0);
});

/** A page whose room is slow asks between its frames whether anyone is there. */
function frameOf(text: string) {
  return text === PING ? { type: PING } : JSON.parse(text);
}

async function sayByKeyboard({ composer }: Visitor, text: string): Promise<void> {
  await composer.fill(text);
  await composer.press('Enter');
  await expect(composer).toHaveValue('');
}

test('[G9] two tabs of one person offline: everything is sent once, in each tab’s order', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom();
  const ann = await Visitor.arrive(browser);
  await ann.open(room);
  const second = await ann.anotherTab();
  await second.open(room);
  await ann.goOffline();
  await second.page.evaluate(() => dispatchEvent(new Event('offline')));
  // By keyboard: a page draws slowly behind another, and a button is not clicked before it was drawn.
  for (let i = 1; i <= 5; i += 1) {
    await sayByKeyboard(ann, `tab one ${i}`);
    await sayByKeyboard(second, `tab two ${i}`);
  }
  await ann.goOnline();
  const witness = await Author.join(baseURL ?? '', room, 'Witness');
  const bo = await Visitor.arrive(browser);
  await bo.open(room);
  for (const tab of ['one', 'two']) for (let i = 1; i <= 5; i += 1) await bo.expectMessage(`tab ${tab} ${i}`);
  const said = await bo.transcript();
  expect(said).toHaveLength(10);
  for (const tab of ['one', 'two']) {
    expect(said.filter((text) => text.startsWith(`tab ${tab}`))).toEqual([1, 2, 3, 4, 5].map((i) => `tab ${tab} ${i}`));
  }
  witness.leave();
});
