// What the composer does beyond plain messages (experience 1.3): completion, formatting, commands, answers and edits.
import { type Browser, expect, type Page, type WebSocketRoute } from '@playwright/test';
import { Author } from './seed.ts';
import { freshRoom, meet, test, Visitor } from './visitor.ts';

async function opened(page: Page): Promise<Visitor> {
  const visitor = new Visitor(page);
  await visitor.open(freshRoom());
  return visitor;
}

async function arriveAs(browser: Browser, name: string, room: string): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser);
  await visitor.page.addInitScript((mine) => localStorage.setItem('ajar:name', mine), name);
  await visitor.open(room);
  return visitor;
}

/** Others who are here and do nothing: one sees them, and needs no page of theirs. */
async function joinAs(origin: string | undefined, room: string, names: readonly string[]): Promise<Author[]> {
  return Promise.all(names.map((name) => Author.join(origin ?? '', room, name)));
}

const suggestions = ({ page }: Visitor) => page.getByRole('listbox', { name: 'Suggestions' });
const options = (visitor: Visitor) => suggestions(visitor).getByRole('option');
const banner = ({ page }: Visitor) => page.locator('.composer-mode');
const current = (visitor: Visitor) => options(visitor).and(visitor.page.locator('[aria-selected="true"]'));

/** Bodies of what a page posts from now on. */
function watchPosts({ page }: Visitor): unknown[] {
  const bodies: unknown[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const frame: { posts?: { body: unknown }[] } = String(payload).startsWith('{') ? JSON.parse(String(payload)) : {};
      bodies.push(...(frame.posts ?? []).map(({ body }) => body));
    }),
  );
  return bodies;
}

/** The name that a screen reader says for the option which the field points at. */
async function announcedOption(visitor: Visitor): Promise<string> {
  const id = await visitor.composer.getAttribute('aria-activedescendant');
  const controls = await visitor.composer.getAttribute('aria-controls');
  return visitor.page.locator(`[id="${controls}"] [role="option"][id="${id}"]`).innerText();
}

test('[C7] [W12] @ offers the people here; arrows move, Enter writes the name and does not send', async ({
  browser,
  baseURL,
}) => {
  const room = freshRoom();
  const ann = await arriveAs(browser, 'Ann', room);
  const others = await joinAs(baseURL, room, ['Bo Andersson', 'Andrea']);
  await expect(ann.page.getByText('Here now · 3')).toBeVisible();
  await ann.composer.pressSequentially('hello @an');
  await expect(options(ann)).toHaveText([/^AAndrea/, /^BABo Andersson/]);
  expect(await announcedOption(ann)).toContain('Andrea');
  await ann.composer.press('ArrowDown');
  expect(await announcedOption(ann)).toContain('Bo Andersson');
  await ann.composer.press('Enter');
  await expect(ann.composer).toHaveValue('hello @Bo Andersson ');
  await expect(suggestions(ann)).toHaveCount(0);
  await expect(ann.composer).not.toHaveAttribute('aria-activedescendant', /./);
  await expect(ann.log.getByRole('listitem')).toHaveCount(0);
  await ann.composer.pressSequentially('and @Andr');
  await ann.composer.press('Tab');
  await expect(ann.composer).toHaveValue('hello @Bo Andersson and @Andrea ');
  await expect(ann.composer).toBeFocused();
  for (const other of others) other.leave();
});

test('[C7] Esc puts the list away and keeps the text; then Enter sends it', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const ann = await arriveAs(browser, 'Ann', room);
  const [bo] = await joinAs(baseURL, room, ['Bo']);
  await expect(ann.page.getByText('Here now · 2')).toBeVisible();
  await ann.composer.pressSequentially('mail @b');
  await expect(current(ann)).toContainText('Bo');
  await ann.composer.press('Escape');
  await expect(suggestions(ann)).toHaveCount(0);
  await ann.composer.press('Enter');
  await ann.expectMessage('mail @b');
  bo?.leave();
});

test('[C7] where nobody fits there is no list, and Enter sends', async ({ page }) => {
  const visitor = await opened(page);
  await visitor.composer.pressSequentially('just @me');
  await expect(suggestions(visitor)).toHaveCount(0);
  await visitor.composer.press('Enter');
  await visitor.expectMessage('just @me');
});

test('[C7] two of one name are told apart, and the one who was picked is meant', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const ann = await Visitor.arrive(browser);
  const posts = watchPosts(ann);
  await ann.open(room);
  const twins = await joinAs(baseURL, room, ['Twin', 'Twin']);
  await expect(ann.page.getByText('Here now · 3')).toBeVisible();
  await ann.composer.pressSequentially('@tw');
  await expect(options(ann)).toHaveCount(2);
  const badges = await suggestions(ann).locator('.fingerprint').allInnerTexts();
  expect(new Set(badges).size).toBe(2);
  const picked = (await options(ann).nth(1).getAttribute('id'))?.replace('completion-', '');
  await options(ann).nth(1).click();
  await ann.composer.pressSequentially('hi');
  await ann.composer.press('Enter');
  await ann.expectMessage('hi');
  await expect.poll(() => posts).toContainEqual({ text: '@Twin hi', mentions: [{ member: picked, name: 'Twin' }] });
  for (const twin of twins) twin.leave();
});

test('[C7] keys of an input method choose nothing', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const ann = await arriveAs(browser, 'Ann', room);
  const [bo] = await joinAs(baseURL, room, ['Bo']);
  await ann.composer.pressSequentially('@');
  await expect(options(ann)).toHaveCount(1);
  await ann.composer.evaluate((field) => {
    const enter = { key: 'Enter', bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent('keydown', { ...enter, isComposing: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { ...enter, keyCode: 229 }));
  });
  await expect(ann.composer).toHaveValue('@');
  bo?.leave();
});

test('[C7] : offers emoji, and a shortcode written out becomes one when sent, but not in code', async ({ page }) => {
  const visitor = await opened(page);
  await visitor.composer.pressSequentially('party :tad');
  await expect(current(visitor)).toContainText(':tada:');
  await visitor.composer.press('Enter');
  await expect(visitor.composer).toHaveValue('party 🎉 ');
  await visitor.composer.pressSequentially('and :+1: not `:+1:` in code');
  await visitor.composer.press('Enter');
  await visitor.expectMessage('party 🎉 and 👍 not :+1: in code');
});

test('[C7] on a phone the list stands over the field and a tap writes the name', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const phone = await Visitor.arrive(browser, {
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });
  await phone.open(room);
  const [other] = await joinAs(baseURL, room, ['Wolfeschlegelsteinhausenberger']);
  await phone.composer.tap();
  await phone.composer.pressSequentially('@w');
  await expect(options(phone)).toHaveCount(1);
  const [list, field] = [await suggestions(phone).boundingBox(), await phone.composer.boundingBox()];
  expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual(field?.y ?? 0);
  expect(list?.x).toBeGreaterThanOrEqual(0);
  expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual(390);
  await options(phone).first().tap();
  await expect(phone.composer).toHaveValue('@Wolfeschlegelsteinhausenberger ');
  await expect(phone.composer).toBeFocused();
  other?.leave();
});

test('[C8] Up in an empty field edits the own last message, and Esc leaves it as it was', async ({ browser }) => {
  const { ann, bo } = await meet(browser);
  await ann.say('first tyop');
  await bo.say('mine');
  await ann.expectMessage('mine');
  // What knows this key is fetched late.
  await expect(async () => {
    await ann.composer.press('ArrowUp');
    await expect(ann.composer).toHaveValue('first tyop', { timeout: 500 });
  }).toPass();
  await expect(banner(ann)).toContainText('Editing your message');
  await ann.composer.press('Escape');
  await expect(ann.composer).toHaveValue('');
  await expect(banner(ann)).toHaveCount(0);
  await ann.composer.press('ArrowUp');
  await ann.composer.fill('first /typo');
  await ann.composer.press('Enter');
  await expect(ann.composer).toHaveValue('');
  await bo.expectMessage('first /typo');
  await ann.expectMessage('first /typo');
  await expect(bo.row('tyop')).toHaveCount(0);
});

test('[C8] an edit survives a reload with the draft that was set aside for it', async ({ page }) => {
  const visitor = await opened(page);
  await visitor.say('to be edited');
  await expect(visitor.row('to be edited').getByTitle('Sent', { exact: true })).toBeAttached();
  await visitor.expectAids();
  await visitor.composer.press('ArrowUp');
  await visitor.composer.fill('half edited');
  await page.waitForTimeout(400);
  await page.reload();
  await expect(visitor.composer).toHaveValue('half edited');
  await expect(banner(visitor)).toContainText('Editing your message');
  await visitor.composer.press('Enter');
  await visitor.expectMessage('half edited');
  await expect(visitor.log.getByRole('listitem')).toHaveCount(1);
});

test('[C8] emptying an edit asks whether to delete', async ({ browser }) => {
  const { ann, bo } = await meet(browser);
  await ann.say('better unsaid');
  await bo.expectMessage('better unsaid');
  await ann.expectAids();
  await ann.composer.press('ArrowUp');
  await ann.composer.fill('');
  await ann.composer.press('Enter');
  const question = ann.page.getByRole('alertdialog', { name: 'Delete the message?' });
  await expect(question.getByRole('button', { name: 'Delete' })).toBeFocused();
  await ann.page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await bo.expectMessage('better unsaid');
  await ann.composer.press('ArrowUp');
  await ann.composer.fill(' ');
  await ann.composer.press('Enter');
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(bo.row('better unsaid')).toHaveCount(0);
  await expect(ann.row('better unsaid')).toHaveCount(0);
  await expect(ann.composer).toBeFocused();
});

test('[C9] an answer says what it answers, can be dropped, and is sent as one', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const bo = await Author.join(baseURL ?? '', room, 'Bo');
  await bo.say(['who is **really** `coming`?']);
  bo.leave();
  const ann = await Visitor.arrive(browser);
  const posts = watchPosts(ann);
  await ann.open(room);
  await ann.expectMessage('who is really coming?');
  const seq = Number(await ann.row('who is really coming?').getAttribute('data-seq'));
  await beginReply(ann, room, seq);
  await expect(banner(ann)).toContainText('Replying to Bo');
  await expect(banner(ann)).toContainText('who is really coming?');
  await expect(ann.composer).toHaveValue('me');
  await banner(ann).getByRole('button', { name: 'Do not reply' }).click();
  await expect(banner(ann)).toHaveCount(0);
  await expect(ann.composer).toHaveValue('me');
  await beginReply(ann, room, seq);
  await ann.composer.press('Enter');
  await ann.expectMessage('me');
  await expect(banner(ann)).toHaveCount(0);
  await expect(ann.log.locator('.quote-words')).toHaveText('who is really coming?');
  await expect.poll(() => posts).toEqual([{ text: 'me', reply: seq }]);
});

/** As a draft of an earlier tab. */
async function beginReply({ page }: Visitor, room: string, to: number): Promise<void> {
  const draft = { text: 'me', start: 2, end: 2, mode: { kind: 'reply', to } };
  await page.goto('/');
  await page.evaluate(
    ([key, value]) => {
      sessionStorage.removeItem(key);
      localStorage.setItem(key, value);
    },
    [`ajar:draft:${room}`, JSON.stringify(draft)] as const,
  );
  await page.goto(`/room/${room}`);
}

test('[C11] Ctrl+B wraps the selection, again unwraps it, and undo restores it', async ({ page }) => {
  const visitor = await opened(page);
  const { composer } = visitor;
  await composer.pressSequentially('very bold');
  await visitor.expectAids();
  await composer.press('Shift+Control+ArrowLeft');
  await composer.press('Control+b');
  await expect(composer).toHaveValue('very **bold**');
  await composer.press('Control+b');
  await expect(composer).toHaveValue('very bold');
  await composer.press('Control+i');
  await expect(composer).toHaveValue('very *bold*');
  await composer.press('Control+z');
  await expect(composer).toHaveValue('very bold');
  await composer.press('Control+z');
  await expect(composer).toHaveValue('very **bold**');
  await composer.press('Control+z');
  await expect(composer).toHaveValue('very bold');
});

test('[C11] a choice from the list can be undone too', async ({ browser, baseURL }) => {
  const room = freshRoom();
  const ann = await arriveAs(browser, 'Ann', room);
  const [bo] = await joinAs(baseURL, room, ['Bo']);
  await expect(ann.page.getByText('Here now · 2')).toBeVisible();
  await ann.composer.pressSequentially('hi @b');
  await expect(current(ann)).toContainText('Bo');
  await ann.composer.press('Enter');
  await expect(ann.composer).toHaveValue('hi @Bo ');
  await ann.composer.press('Control+z');
  await expect(ann.composer).toHaveValue('hi @b');
  bo?.leave();
});

test('[C11] an address pasted over words becomes a link on them', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const visitor = await opened(page);
  await page.evaluate(() => navigator.clipboard.writeText('https://example.org/a'));
  await visitor.composer.pressSequentially('see docs');
  await visitor.composer.press('Control+v');
  await expect(visitor.composer).toHaveValue('see docshttps://example.org/a');
  await visitor.expectAids();
  await visitor.composer.fill('see docs');
  await visitor.composer.press('End');
  await visitor.composer.press('Shift+Control+ArrowLeft');
  await visitor.composer.press('Control+v');
  await expect(visitor.composer).toHaveValue('see [docs](https://example.org/a)');
  await visitor.composer.press('Enter');
  await expect(visitor.row('see docs').getByRole('link')).toHaveAttribute('href', 'https://example.org/a');
});

test('[C2] [C11] in an open block of code Enter is a new line', async ({ page }) => {
  const visitor = await opened(page);
  await visitor.expectAids();
  await visitor.composer.pressSequentially('```');
  await visitor.composer.press('Shift+Enter');
  await visitor.composer.pressSequentially('one');
  await visitor.composer.press('Enter');
  await visitor.composer.pressSequentially('```');
  await expect(visitor.composer).toHaveValue('```\none\n```');
  await visitor.composer.press('Enter');
  await expect(visitor.composer).toHaveValue('');
  await expect(visitor.log.getByRole('listitem')).toHaveCount(1);
});

test('[C12] an unknown command is said to be one and never sent; // sends a slash', async ({ page }) => {
  const visitor = await opened(page);
  for (const text of ['/frobnicate now', '/me', '/nick']) {
    await visitor.composer.fill(text);
    await visitor.composer.press('Control+Enter');
    await expect(page.locator('.composer-note.problem')).toBeVisible();
    await expect(visitor.composer).toHaveValue(text);
  }
  await expect(visitor.log.getByRole('listitem')).toHaveCount(0);
  await visitor.composer.fill('//shrug is a command');
  await visitor.composer.press('Enter');
  await visitor.expectMessage('/shrug is a command');
});

test('[C12] commands do what they say', async ({ browser }) => {
  const { ann, bo } = await meet(browser);
  await ann.composer.pressSequentially('/he');
  await expect(current(ann)).toContainText('Show this list');
  await ann.composer.press('Enter');
  await expect(ann.composer).toHaveValue('/help ');
  await ann.composer.press('Enter');
  const help = ann.page.getByRole('region', { name: 'Commands' });
  await expect(help).toContainText('Only you see this.');
  await ann.composer.press('Escape');
  await expect(help).toHaveCount(0);
  await ann.say('/nick Renamed');
  await expect(bo.page.getByText('is now Renamed')).toBeVisible();
  await ann.say('/topic A fine topic');
  await expect(bo.page.getByRole('button', { name: 'A fine topic' })).toBeVisible();
  await ann.say('/shrug who knows');
  await bo.expectMessage('who knows ¯\\_(ツ)_/¯');
  await ann.say('/me waves');
  await bo.expectMessage('waves');
  await ann.say('/invite');
  await expect(ann.page.getByRole('dialog', { name: 'Share this room' })).toBeVisible();
  await ann.page.keyboard.press('Escape');
  await ann.say('/who');
  await expect(ann.page.getByRole('dialog', { name: 'People' })).toBeVisible();
  await ann.page.keyboard.press('Escape');
  await ann.say('/search wav');
  await expect(ann.page.getByRole('dialog').getByRole('searchbox').or(ann.page.getByRole('combobox'))).toHaveValue(
    'wav',
  );
  await ann.page.keyboard.press('Escape');
  await expect(bo.log.getByRole('listitem')).toHaveCount(4);
  await ann.say('/leave');
  await expect(ann.page.getByRole('heading', { name: 'A room is a link.' })).toBeVisible();
  await ann.page.goBack();
  await expect(ann.composer).toHaveValue('');
});

test('[C12] a command that cannot be read now stays in the field', async ({ page }) => {
  const visitor = new Visitor(page);
  await page.route('**/app/composer-aids-*.js', (route) => route.abort());
  await visitor.open(freshRoom());
  await visitor.say('/nick Somebody');
  await expect(page.locator('#composer-note')).toContainText('That did not load.');
  await expect(visitor.composer).toHaveValue('/nick Somebody');
  await visitor.say('plain words, me@example.org');
  await visitor.expectMessage('plain words, me@example.org');
  await page.unrouteAll();
});

test('[C15] while the room asks to wait the button counts down, the text stays, and then it can be sent', async ({
  page,
}) => {
  const visitor = new Visitor(page);
  let asksToWait = false;
  await page.routeWebSocket(/\/room\//, (socket) => {
    const server: WebSocketRoute = socket.connectToServer();
    socket.onMessage((message) => {
      const frame: { type?: string; posts?: { id: string }[] } = String(message).startsWith('{')
        ? JSON.parse(String(message))
        : {};
      if (!asksToWait || frame.type !== 'post') return server.send(message);
      asksToWait = false;
      const refusals = (frame.posts ?? []).map(({ id }) => ({ id, code: 'tooFast', action: 'retry', delayMs: 4_000 }));
      socket.send(JSON.stringify({ type: 'refused', refusals }));
    });
  });
  await visitor.open(freshRoom());
  await visitor.expectAids();
  asksToWait = true;
  await visitor.say('too fast');
  const send = page.locator('.composer-send');
  await expect(send).toHaveText(/^[234]$/);
  await expect(send).toHaveAttribute('aria-label', /^Send again in [234] seconds$/);
  await visitor.composer.fill('next');
  await expect(send).toHaveAttribute('aria-disabled', 'true');
  await visitor.composer.press('Enter');
  await expect(visitor.composer).toHaveValue('next');
  await expect(page.locator('.composer-note')).toContainText('This room takes messages more slowly.');
  await expect(send).toHaveText('');
  await expect(page.locator('.composer-note')).toHaveText('');
  await expect(send).toHaveAttribute('aria-disabled', 'false');
  await visitor.composer.press('Enter');
  await visitor.expectMessage('next');
  expect(await visitor.transcript()).toEqual(['too fast', 'next']);
});

test('the emoji picker opens from its button, is searched by keyboard, and puts the emoji at the caret', async ({
  page,
}) => {
  const visitor = await opened(page);
  await visitor.composer.fill('ab');
  await visitor.composer.press('ArrowLeft');
  const button = page.getByRole('button', { name: 'Emoji', exact: true });
  await button.click();
  const picker = page.getByRole('dialog', { name: 'Emoji' });
  await expect(picker).toBeVisible();
  await expect(picker.getByRole('combobox', { name: 'Search emoji' })).toBeFocused();
  await page.keyboard.type('unicorn');
  await expect(picker.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(picker).toBeHidden();
  await expect(visitor.composer).toHaveValue('a🦄b');
  await expect(visitor.composer).toBeFocused();
  await button.click();
  await expect(picker).toBeVisible();
  await button.click();
  await expect(picker).toBeHidden();
  await button.click();
  await expect(picker).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(picker).toBeHidden();
  await expect(visitor.composer).toHaveValue('a🦄b');
});

test('what the emoji picker keeps is gone after Forget me', async ({ page }) => {
  const visitor = await opened(page);
  await page.getByRole('button', { name: 'Emoji', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Emoji' }).getByRole('menuitem').first()).toBeVisible();
  await page.keyboard.press('Escape');
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(await databases()).toContain('emoji-picker-element-en');
  await visitor.openSettings();
  await page.getByRole('button', { name: 'Forget me on this device' }).click();
  await page.getByRole('alertdialog').getByRole('button').last().click();
  await expect(page.getByRole('heading', { name: 'A room is a link.' })).toBeVisible();
  expect(await databases()).not.toContain('emoji-picker-element-en');
});

test('[N7] Page Up and Page Down in an empty field move through the messages', async ({ page }) => {
  const visitor = await opened(page);
  await visitor.say(Array.from({ length: 15 }, (_, i) => `line ${i}`).join('\n'));
  await visitor.say(Array.from({ length: 15 }, (_, i) => `more ${i}`).join('\n'));
  await visitor.say(Array.from({ length: 15 }, (_, i) => `last ${i}`).join('\n'));
  await visitor.expectMessage('last 14');
  const top = () => visitor.scroller.evaluate((scroller) => scroller.scrollTop);
  const end = await top();
  expect(end).toBeGreaterThan(300);
  await visitor.composer.press('PageUp');
  await expect.poll(top).toBeLessThan(end - 200);
  await visitor.composer.press('PageDown');
  await expect.poll(top).toBeGreaterThan(end - 50);
});
