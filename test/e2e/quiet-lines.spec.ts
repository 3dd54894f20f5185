// What must not get in the way: crowds of lines about the room, things that land late, files that cannot be sent.
import { expect } from '@playwright/test';
import { countShifts, shiftsOf } from './layout-shifts.ts';
import { Author } from './seed.ts';
import { freshRoom, test, Visitor } from './visitor.ts';

test('[A10] fifty new names are one line, that opens, and that settings can hide', async ({ page, baseURL }) => {
  const room = freshRoom();
  const author = await Author.join(baseURL ?? '', room, 'Ann');
  await author.say(['before']);
  await author.propose(
    'name',
    Array.from({ length: 50 }, (_, i) => ({ name: `Ann ${i + 1}` })),
  );
  await author.say(['after']);
  const visitor = new Visitor(page);
  await visitor.open(room);
  await visitor.expectMessage('after');
  const lines = visitor.log.locator('.system-row');
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText(/New names: .?Ann 50/);
  const more = lines.getByRole('button', { name: 'Show more' });
  await expect(more).toHaveAttribute('tabindex', '-1');
  await lines.focus();
  await expect(more).toHaveAttribute('tabindex', '0');
  await more.click();
  await expect(lines.locator('.system-line')).toHaveCount(51);
  await expect(lines).toContainText(/Ann 1.* is now .*Ann 2/);
  await visitor.openSettings();
  await page.getByRole('switch', { name: 'Show new names' }).click();
  await page.keyboard.press('Escape');
  await expect(lines).toHaveCount(0);
  await visitor.expectMessage('before');
});

test('[L12] formatting and colours that land late move nothing', async ({ page, baseURL }) => {
  const room = freshRoom();
  const author = await Author.join(baseURL ?? '', room, 'Ann');
  await author.say(
    Array.from({ length: 20 }, (_, i) => `**${i}** and\n\`\`\`ts\nconst answer: number = ${i};\n\`\`\`\n> said\n🎉`),
  );
  await author.say(['the last']);
  await countShifts(page);
  const visitor = new Visitor(page);
  await visitor.open(room);
  await visitor.expectMessage('the last');
  await expect(visitor.log.locator('pre [class^="code-"]').first()).toBeAttached();
  await expect(visitor.log.getByText('the last', { exact: true })).toBeInViewport();
  expect(await shiftsOf(page)).toBeLessThanOrEqual(0.02);
});

test('[C6] a file that is pasted or dropped is refused in words, and the text stays', async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.open(freshRoom());
  await visitor.composer.fill('a text');
  await visitor.composer.press('End');
  const note = page.locator('#composer-note').getByText('Files cannot be sent here. A link to one can.');
  const hand = (kind: 'paste' | 'drop') =>
    visitor.composer.evaluate((field, type) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array([1])], 'cat.png', { type: 'image/png' }));
      const event =
        type === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      return field.dispatchEvent(event);
    }, kind);
  // False: the page keeps the browser from opening the file in its place.
  await expect.poll(() => hand('drop')).toBe(false);
  await expect(note).toBeVisible();
  await visitor.composer.pressSequentially(' goes on');
  await expect(note).toBeHidden();
  expect(await hand('paste')).toBe(false);
  await expect(note).toBeVisible();
  await expect(visitor.composer).toHaveValue('a text goes on');
});
