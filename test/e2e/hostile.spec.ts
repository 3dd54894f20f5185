// [S10] Everything that ever confused something that shows text, in every field of the page: nothing of it runs, asks for
// anything, leads away or becomes an element of its own.
import { expect, type Page } from '@playwright/test';
import { normaliseName } from '../../src/protocol/names.ts';
import { normaliseLine, normaliseText } from '../../src/protocol/text.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { owaspEvasions } from '../support/owasp-evasions.ts';
import { Author } from './seed.ts';
import { freshRoom, test, Visitor } from './visitor.ts';

/** What the list of messages may be made of. */
const ELEMENTS = [
  ...['div', 'section', 'h2', 'time', 'ol', 'ul', 'li', 'p', 'span', 'bdi', 'b', 'a', 'button', 'svg', 'path'],
  ...['strong', 'em', 's', 'code', 'pre', 'blockquote'],
];
/** A page's worth, so that all of them are shown at once. */
const ROWS_PER_ROOM = 240;

/** What a page did that it was never asked to do. */
function watchDeeds(page: Page, origin: string): string[] {
  const deeds: string[] = [];
  page.on('dialog', (dialog) => {
    deeds.push(`said ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => deeds.push(`opened ${popup.url()}`));
  page.on('download', (download) => deeds.push(`downloaded ${download.url()}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.protocol !== 'blob:' && url.origin !== origin) deeds.push(`asked ${url.href}`);
  });
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) deeds.push(`framed ${frame.url()}`);
    else if (new URL(frame.url()).origin !== origin) deeds.push(`went to ${frame.url()}`);
  });
  return deeds;
}

/** Elements and attributes of the page that people's text must not have made. */
function strangers(page: Page): Promise<string[]> {
  return page.evaluate((allowed) => {
    const log = document.querySelector('[role="log"]');
    const inList = [...(log?.querySelectorAll('*') ?? [])].filter(({ localName }) => !allowed.includes(localName));
    const anywhere = [...document.body.querySelectorAll('*')].flatMap((element) => {
      const names = element.getAttributeNames();
      const isForeign = /^(?:iframe|object|embed|img|video|audio|base|meta|link|style)$/;
      const faults = names.filter((name) => name.startsWith('on') || name === 'srcdoc' || name === 'formaction');
      if (isForeign.test(element.localName)) faults.push(element.localName);
      if (element instanceof HTMLAnchorElement && !/^(?:https?|mailto):$/.test(element.protocol))
        faults.push(element.href);
      return faults;
    });
    return [...inList.map(({ outerHTML }) => outerHTML.slice(0, 200)), ...anywhere];
  }, ELEMENTS);
}

async function readBack(visitor: Visitor): Promise<void> {
  const beginning = visitor.page.getByText('This is where the room begins.');
  while (!(await beginning.isVisible())) {
    await visitor.scroller.evaluate((list) => list.scrollTo(0, 0));
    await visitor.page.waitForTimeout(100);
  }
}

const valid = (results: readonly ({ ok: true; value: string } | { ok: false })[]) =>
  results.flatMap((result) => (result.ok && result.value !== '' ? [result.value] : []));

test('[S10] [S8] [A6] nothing that is written, called or addressed gets out of its place', async ({
  browser,
  baseURL: origin,
}) => {
  const baseURL = origin ?? '';
  test.setTimeout(180_000);
  const visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  const deeds = watchDeeds(page, new URL(baseURL).origin);

  await test.step('messages', async () => {
    const texts = valid(hostileTexts.map((text) => normaliseText(text)));
    expect(texts.length).toBeGreaterThan(1_000);
    for (let from = 0; from < texts.length; from += ROWS_PER_ROOM) {
      const room = freshRoom('hostile');
      const author = await Author.join(baseURL, room, 'Mallory');
      const written = [...texts.slice(from, from + ROWS_PER_ROOM), '`drawn`'];
      await author.say(written);
      author.leave();
      await visitor.open(room);
      await readBack(visitor);
      await expect(visitor.log.locator('li[data-seq]')).toHaveCount(written.length);
      await expect(visitor.row('drawn').locator('code')).toBeAttached();
      expect(await strangers(page)).toEqual([]);
    }
  });

  await test.step('names, titles and topics, while one looks on', async () => {
    const room = freshRoom('hostile');
    await visitor.open(room);
    const author = await Author.join(baseURL, room, 'Mallory');
    const names = [...new Set(valid(hostileTexts.map(normaliseName)))].map((name) => ({ name }));
    const lines = valid(owaspEvasions.map((text) => normaliseLine(text.slice(0, 80), 80)));
    expect(names.length).toBeGreaterThan(200);
    for (const [kind, bodies] of [
      ['name', names],
      ['room', lines.map((title) => ({ title }))],
      ['room', lines.map((topic) => ({ topic }))],
    ] as const) {
      for (let from = 0; from < bodies.length; from += 50) {
        await author.propose(kind, bodies.slice(from, from + 50));
        await expect(visitor.log.locator('li[data-seq]').last()).toBeInViewport();
        expect(await strangers(page)).toEqual([]);
      }
    }
    await expect(page.getByRole('heading', { level: 1 })).toContainText(lines.at(-1) ?? '');
    author.leave();
  });

  await test.step('what follows # in the address', async () => {
    await page.evaluate((fragments) => {
      for (const fragment of fragments) location.hash = fragment;
    }, owaspEvasions);
    expect(await strangers(page)).toEqual([]);
  });

  await test.step('names of rooms', async () => {
    for (const text of owaspEvasions.filter((_, index) => index % 4 === 0)) {
      await page.goto(`/room/${encodeURIComponent(text)}`);
      await expect(page.locator('#app > *').first()).toBeAttached();
      expect(await strangers(page)).toEqual([]);
    }
  });

  expect(deeds).toEqual([]);
});
