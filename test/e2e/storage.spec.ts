// What is on the device, when the browser keeps it badly: blocked locks, broken records, tabs that never come back.
import { expect, type Page } from '@playwright/test';
import { freshRoom, meet, test, Visitor } from './visitor.ts';

/** As on http in a LAN. */
async function withoutLocks(page: Page): Promise<void> {
  await page.context().addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'));
}

/** Everything but messages reaches the room. */
async function loseMessages(page: Page): Promise<void> {
  await page.routeWebSocket(/\/room\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      if (!String(frame).includes('"kind":"message"')) server.send(frame);
    });
  });
}

async function expectSent(visitor: Visitor, text: string): Promise<void> {
  await expect(visitor.row(text).getByTitle('Sent', { exact: true }).locator('svg')).toBeVisible();
}

test('[G9] where locks refuse, messages are sent all the same', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    Object.defineProperty(LockManager.prototype, 'request', { value: refuse });
  });
  const visitor = new Visitor(page);
  await visitor.open(freshRoom());
  await visitor.say('without a lock');
  await expectSent(visitor, 'without a lock');
});

test('[G9] a broken record on disk does not hold up what is sent', async ({ page }) => {
  const visitor = new Visitor(page);
  const room = freshRoom();
  await visitor.open(room);
  await page.evaluate(
    (place) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ajar');
        opening.onsuccess = () => {
          const change = opening.result.transaction('outbox', 'readwrite');
          change.objectStore('outbox').put({ id: 'broken' }, ['shared', place, 'broken']);
          change.objectStore('outbox').put(null, ['shared', place, 'null']);
          change.oncomplete = () => resolve();
          change.onerror = () => reject(change.error);
        };
      }),
    room,
  );
  await page.reload();
  await visitor.expectJoined();
  await visitor.say('all the same');
  await expectSent(visitor, 'all the same');
});

test('[G9] without locks, what a closed tab left unsent leaves from the next one', async ({ browser }) => {
  const { ann, bo, room } = await meet(browser);
  await withoutLocks(ann.page);
  await loseMessages(ann.page);
  await ann.open(room);
  await ann.say('left behind');
  await ann.expectMessage('left behind');
  await ann.page.waitForTimeout(300);
  const again = await ann.anotherTab();
  await ann.page.close({ runBeforeUnload: true });
  await expect.poll(() => ann.page.isClosed()).toBe(true);
  await again.open(room);
  await bo.expectMessage('left behind');
});
