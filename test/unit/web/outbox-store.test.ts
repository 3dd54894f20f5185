// What a tab finds on disk: its own posts, those of tabs that are gone, and none that are broken.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FakeDatabase, fakeBrowser, freeLocks } from './fake-browser.ts';
import { storedPost } from './stored-post.ts';

const open = async (room = 'tea') => (await import('../../../src/web/outbox-store.ts')).openOutbox(room);

function keep(database: FakeDatabase, box: string, text: string, room = 'tea'): void {
  const post = storedPost(text);
  database.records.set(JSON.stringify([box, room, post.id]), post);
}

afterEach(() => vi.unstubAllGlobals());

describe('[G9] the disk', () => {
  test('a broken record costs none of the others, and stays where it is', async () => {
    const { database } = fakeBrowser({ locks: freeLocks });
    keep(database, 'shared', 'fine');
    database.records.set('["shared","tea","broken"]', { id: 'broken' });
    database.records.set('["shared","tea","null"]', null);
    expect(await (await open()).all()).toEqual([storedPost('fine')]);
    expect(database.records.size).toBe(3);
  });

  test('what was read stays known when the disk stops answering', async () => {
    const { database } = fakeBrowser({ locks: freeLocks });
    keep(database, 'shared', 'before');
    const outbox = await open();
    await outbox.all();
    database.isBroken = true;
    await outbox.put(storedPost('after')).catch(() => {});
    expect(await outbox.all()).toEqual([storedPost('before'), storedPost('after')]);
  });

  test('what it did not take is still there when it answers again', async () => {
    const { database } = fakeBrowser({ locks: freeLocks });
    const outbox = await open();
    database.isBroken = true;
    await outbox.put(storedPost('held')).catch(() => {});
    database.isBroken = false;
    expect(await outbox.all()).toEqual([storedPost('held')]);
    await outbox.remove([storedPost('held').id]);
    expect(await outbox.all()).toEqual([]);
  });
});

test('[G9] what is written after the browser closed the database is on disk all the same', async () => {
  const { database, reopen } = fakeBrowser({ locks: freeLocks });
  const outbox = await open();
  database.isBroken = true;
  const reopened = new FakeDatabase();
  reopen(reopened);
  await outbox.put(storedPost('after'));
  expect([...reopened.records.values()]).toEqual([storedPost('after')]);
  expect(await outbox.all()).toEqual([storedPost('after')]);
  await outbox.remove([storedPost('after').id]);
  expect(reopened.records.size).toBe(0);
});

describe('[G9] without locks', () => {
  const boxesOf = (database: FakeDatabase) => [...database.records.keys()].map((key): unknown => JSON.parse(key)[0]);

  test.each([
    ['long silent', '7'],
    ['just closed', '0'],
    ['never heard of', null],
  ])('posts of a tab that is %s are adopted', async (_, beat) => {
    const { local, session, database } = fakeBrowser();
    if (beat !== null) local.setItem('ajar:box:gone', beat);
    keep(database, 'gone', 'left behind');
    expect(await (await open()).all()).toEqual([storedPost('left behind')]);
    expect(boxesOf(database)).toEqual([session.getItem('ajar:tab')]);
  });

  test('posts of a living tab and of another room are left', async () => {
    const { local, database } = fakeBrowser();
    local.setItem('ajar:box:living', String(Date.now() - 15_000));
    keep(database, 'living', 'mine');
    keep(database, 'gone', 'elsewhere', 'coffee');
    expect(await (await open()).all()).toEqual([]);
    expect(boxesOf(database)).toEqual(['living', 'gone']);
  });
});
