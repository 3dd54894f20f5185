// "All read" for rooms that are not open (N7).
import { expect, test } from 'vitest';
import { allRead } from '../../../../src/web/unread/read-position.ts';

test('[N7] what the device knows of is read, and nothing beyond', () => {
  const record = { epoch: 'e', seq: 40, turns: 1, unread: 3, mentions: 1 };
  expect(allRead(record)).toEqual({ epoch: 'e', seq: 43, turns: 1, unread: 0, mentions: 0 });
});
