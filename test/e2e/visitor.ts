// What a person does in a browser, in words: each visitor has a browser of their own.
import {
  type Browser,
  type BrowserContextOptions,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';

/** Whoever came in a test leaves at its end: their pages would go on and slow down the tests after it. */
export const test = base.extend<{ departure: undefined }>({
  departure: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});

let rooms = 0;

/** A room that no other test uses. */
export function freshRoom(label = 'room'): string {
  rooms += 1;
  return `${label}-${process.pid}-${Date.now().toString(36)}-${rooms}`;
}

export class Visitor {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Someone new, with nothing on the device. */
  static async arrive(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await browser.newContext(options);
    return new Visitor(await context.newPage());
  }

  /** The same person in another tab. */
  async anotherTab(): Promise<Visitor> {
    return new Visitor(await this.page.context().newPage());
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'Write a message' });
  }

  get log(): Locator {
    return this.page.getByRole('log', { name: 'Messages' });
  }

  /** The scroller around the messages. */
  get scroller(): Locator {
    return this.page.locator('.list-scroller');
  }

  async open(room: string): Promise<void> {
    await this.page.goto(`/room/${room}`);
    await this.expectJoined();
  }

  /** In, and everything there was to catch up with is there: the list shows rows or says that it is empty. */
  async expectJoined(): Promise<void> {
    await expect(this.composer).toBeVisible();
    await expect(this.log.getByRole('listitem').first().or(this.page.getByText('The door is ajar'))).toBeVisible();
  }

  /** A part of the page that is fetched late, as /app/‹name›-….js, is there and has run. */
  async expectPart(name: string): Promise<void> {
    const script = await this.page.waitForFunction(
      (start) => performance.getEntriesByType('resource').find((one) => one.name.includes(start))?.name,
      `/app/${name}-`,
    );
    await script.evaluate((url) => import(String(url)).then(() => {}));
  }

  /** What the composer learns late is here: completion, formatting, commands. */
  async expectAids(): Promise<void> {
    await this.expectPart('composer-aids');
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.page.getByRole('button', { name: 'Send', exact: true }).click();
  }

  /** The row of a message. */
  row(text: string): Locator {
    return this.log.getByRole('listitem').filter({ hasText: text });
  }

  async expectMessage(text: string): Promise<void> {
    await expect(this.row(text)).toHaveCount(1);
  }

  /** What the list says, row by row, as far as it is loaded. */
  async transcript(): Promise<string[]> {
    return this.log.locator('.message-text').evaluateAll((texts) =>
      texts.map((text) => {
        const said = text.cloneNode(true);
        if (said instanceof Element) for (const mark of said.querySelectorAll('.delivery-mark')) mark.remove();
        return (said.textContent ?? '').trim();
      }),
    );
  }

  /** The field of the search, while that is open. */
  get search(): Locator {
    return this.page.getByRole('combobox', { name: 'Search for' });
  }

  /** What it found. */
  get hits(): Locator {
    return this.page.getByRole('listbox', { name: 'Messages found' }).getByRole('option');
  }

  async find(query: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Search', exact: true }).click();
    await this.search.fill(query);
  }

  /** Nothing has the focus. */
  async leaveFields(): Promise<void> {
    await this.page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  }

  async goOffline(): Promise<void> {
    await this.page.context().setOffline(true);
    await this.page.evaluate(() => dispatchEvent(new Event('offline')));
  }

  async goOnline(): Promise<void> {
    await this.page.context().setOffline(false);
  }

  /** The name this visitor goes by. */
  async name(): Promise<string> {
    return (await this.page.locator('.person-chip-name').first().innerText()).trim();
  }

  /** Asks for another name in the settings. */
  async rename(name: string): Promise<void> {
    await this.openSettings();
    const dialog = this.page.getByRole('dialog', { name: 'Settings' });
    await dialog.getByRole('textbox', { name: 'Your name' }).fill(name);
    await dialog.getByRole('textbox', { name: 'Your name' }).press('Enter');
    if ((await this.page.getByText('hidden characters').count()) === 0) await this.page.keyboard.press('Escape');
  }

  async openSettings(): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'Settings' });
    if (!(await dialog.isVisible())) await this.page.getByRole('button', { name: 'Settings' }).first().click();
    await expect(dialog).toBeVisible();
  }

  get palette(): Locator {
    return this.page.getByRole('dialog', { name: 'Go to or do' });
  }

  /** Presses keys until they are listened to: shortcuts are fetched after the page is drawn. */
  async openPalette(): Promise<void> {
    await expect(async () => {
      await this.page.keyboard.press('Control+k');
      await expect(this.palette).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(this.palette.getByRole('combobox')).toBeFocused();
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}

/** Two people in a room of their own. */
export async function meet(browser: Browser): Promise<{ ann: Visitor; bo: Visitor; room: string }> {
  const room = freshRoom();
  const [ann, bo] = await Promise.all([Visitor.arrive(browser), Visitor.arrive(browser)]);
  await Promise.all([ann.open(room), bo.open(room)]);
  return { ann, bo, room };
}
