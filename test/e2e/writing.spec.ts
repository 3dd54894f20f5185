// The composer (experience 1.3).
import { expect, type Page } from '@playwright/test';
import { freshRoom, meet, test, Visitor } from './visitor.ts';

async function opened(page: Page): Promise<Visitor> {
  const visitor = new Visitor(page);
  await visitor.open(freshRoom());
  return visitor;
}

async function heightOf(visitor: Visitor): Promise<number> {
  return (await visitor.composer.boundingBox())?.height ?? 0;
}

test('[C1] the field grows with its text to about eight lines and then scrolls', async ({ page }) => {
  const visitor = await opened(page);
  const one = await heightOf(visitor);
  await visitor.composer.fill('1\n2\n3');
  const three = await heightOf(visitor);
  expect(three).toBeGreaterThan(one * 1.5);
  await visitor.composer.fill(Array.from({ length: 30 }, (_, i) => `${i}`).join('\n'));
  const many = await heightOf(visitor);
  expect(many).toBeGreaterThan(three);
  expect(many).toBeLessThan(280);
  expect(await visitor.composer.evaluate((field) => field.scrollHeight > field.clientHeight)).toBe(true);
});

test('[C2] Enter sends, Shift+Enter breaks the line, Ctrl+Enter always sends', async ({ page }) => {
  const visitor = await opened(page);
  await visitor.composer.pressSequentially('a');
  await visitor.composer.press('Shift+Enter');
  await visitor.composer.pressSequentially('b');
  await expect(visitor.composer).toHaveValue('a\nb');
  await visitor.composer.press('Enter');
  await expect(visitor.composer).toHaveValue('');
  await visitor.composer.fill('with control');
  await visitor.composer.press('Control+Enter');
  await visitor.expectMessage('with control');
  expect(await visitor.transcript()).toHaveLength(2);
});

test('[C2] on a touch screen Enter breaks the line and the button sends', async ({ browser }) => {
  const visitor = await Visitor.arrive(browser, {
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });
  await visitor.open(freshRoom());
  await expect(visitor.composer).toHaveAttribute('enterkeyhint', 'enter');
  await visitor.composer.pressSequentially('one');
  await visitor.composer.press('Enter');
  await visitor.composer.pressSequentially('two');
  await expect(visitor.composer).toHaveValue('one\ntwo');
  await visitor.page.getByRole('button', { name: 'Send' }).tap();
  await visitor.expectMessage('two');
  await visitor.page.evaluate(() => localStorage.setItem('ajar:settings', '{"enterKey":"send"}'));
  await visitor.page.reload();
  await expect(visitor.composer).toHaveAttribute('enterkeyhint', 'send');
});

test('[C3] a key that belongs to an input method never sends', async ({ page }) => {
  const visitor = await opened(page);
  await visitor.composer.fill('にほん');
  await visitor.composer.evaluate((field) => {
    const enter = { key: 'Enter', bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent('keydown', { ...enter, isComposing: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { ...enter, keyCode: 229 }));
  });
  await expect(visitor.composer).toHaveValue('にほん');
  await expect(visitor.log.getByRole('listitem')).toHaveCount(0);
  await visitor.composer.press('Enter');
  await visitor.expectMessage('にほん');
});

test('[C4] a draft and its caret survive a reload and a visit to another room, and are gone once sent', async ({
  page,
}) => {
  const visitor = await opened(page);
  const url = page.url();
  await visitor.composer.fill('half a thought');
  await visitor.composer.evaluate((field) => field instanceof HTMLTextAreaElement && field.setSelectionRange(4, 4));
  await page.waitForTimeout(600);
  await page.reload();
  await expect(visitor.composer).toHaveValue('half a thought');
  expect(await visitor.composer.evaluate((field) => field instanceof HTMLTextAreaElement && field.selectionStart)).toBe(
    4,
  );
  await visitor.open(freshRoom('elsewhere'));
  await expect(visitor.composer).toHaveValue('');
  await page.goto(url);
  await expect(visitor.composer).toHaveValue('half a thought');
  await visitor.composer.press('Enter');
  await visitor.expectMessage('half a thought');
  await page.reload();
  await visitor.expectJoined();
  await expect(visitor.composer).toHaveValue('');
});

test('[C4] a draft in one tab survives what is sent from another', async ({ page }) => {
  const visitor = await opened(page);
  await visitor.composer.fill('a long letter');
  await page.waitForTimeout(600);
  const second = await visitor.anotherTab();
  await second.page.goto(page.url());
  await expect(second.composer).toHaveValue('a long letter');
  await second.composer.fill('ok');
  await second.composer.press('Enter');
  await second.expectMessage('ok');
  await page.reload();
  await expect(visitor.composer).toHaveValue('a long letter');
});

test('[C10] the counter appears near the limit, and beyond it nothing is sent and nothing lost', async ({ page }) => {
  const visitor = await opened(page);
  await visitor.composer.fill('x'.repeat(3_500));
  await expect(page.getByText('of 4,000')).toHaveCount(0);
  await visitor.composer.fill('x'.repeat(3_700));
  await expect(page.getByText('3,700 of 4,000')).toBeVisible();
  await visitor.composer.fill('👍'.repeat(4_001));
  await expect(page.getByText('Too long to send by 1 character')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'true');
  await visitor.composer.press('Enter');
  await expect(visitor.composer).toHaveValue('👍'.repeat(4_001));
  await visitor.composer.fill('👍'.repeat(4_000));
  await visitor.composer.press('Enter');
  await expect(visitor.composer).toHaveValue('');
  await visitor.expectMessage('👍👍');
});

test('[C13] offline the field stays usable; what is sent waits in sight and leaves once when the connection is back', async ({
  browser,
}) => {
  const { ann, bo } = await meet(browser);
  await ann.goOffline();
  await expect(ann.composer).toBeEnabled();
  await ann.say('from the tunnel');
  await ann.expectMessage('from the tunnel');
  await ann.goOnline();
  await bo.expectMessage('from the tunnel');
  await ann.expectMessage('from the tunnel');
});

test('[C14] the field asks for what a phone keyboard can give', async ({ page }) => {
  const { composer } = await opened(page);
  for (const [name, value] of [
    ['dir', 'auto'],
    ['autocapitalize', 'sentences'],
    ['autocomplete', 'off'],
    ['enterkeyhint', 'send'],
  ] as const) {
    await expect(composer).toHaveAttribute(name, value);
  }
  expect(await composer.evaluate((field) => field instanceof HTMLElement && field.spellcheck)).toBe(true);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(
    await composer.evaluate((field) => Number.parseFloat(getComputedStyle(field).fontSize)),
  ).toBeGreaterThanOrEqual(16);
});

test('[S8] people’s text stays text, and only web and mail links are links', async ({ browser }) => {
  const { ann, bo } = await meet(browser);
  let alarms = 0;
  bo.page.on('dialog', (dialog) => {
    alarms += 1;
    void dialog.dismiss();
  });
  const hostile =
    '<img src=x onerror=alert(1)> <script>alert(2)</script> javascript:alert(3) https://example.com/?q=<b>';
  await ann.say(hostile);
  await bo.expectMessage('onerror=alert(1)');
  const row = bo.row('onerror');
  await expect(row.locator('img, script, b')).toHaveCount(0);
  const link = row.getByRole('link');
  await expect(link).toHaveCount(1);
  await expect(link).toHaveAttribute('href', /^https:\/\/example\.com\//);
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow ugc');
  await ann.say('/topic <svg onload=alert(4)>');
  await expect(bo.page.getByText('<svg onload=alert(4)>').first()).toBeVisible();
  expect(alarms).toBe(0);
});
