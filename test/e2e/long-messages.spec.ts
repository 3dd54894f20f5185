// [L2] What one just sent is in view, however long it is.
import { expect } from '@playwright/test';
import { freshRoom, test, Visitor } from './visitor.ts';

for (const [name, viewport] of [
  ['wide', { width: 1280, height: 800 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test(`[L2] [L13] sixty lines just sent end in view, with nothing empty below, ${name}`, async ({ browser }) => {
    const visitor = await Visitor.arrive(browser, { viewport });
    await visitor.open(freshRoom());
    await visitor.say(Array.from({ length: 60 }, (_, i) => `line ${i}`).join('\n'));
    await expect(visitor.log.getByRole('button', { name: 'Show more' })).toBeInViewport();
    const empty = await visitor.scroller.evaluate((list) => {
      const last = [...list.querySelectorAll('li')].at(-1)?.getBoundingClientRect().bottom ?? 0;
      return list.scrollHeight - list.scrollTop - (last - list.getBoundingClientRect().top);
    });
    expect(empty).toBeLessThan(80);
  });
}
