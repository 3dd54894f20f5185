// How far a room is read: whatever order tabs learn of each other in, they end at the same place.
import { describe, expect, test } from 'vitest';
import {
  laterOf,
  parseRecord,
  type ReadPosition,
  readTo,
  resume,
  unreadFrom,
} from '../../../../src/web/unread/read-position.ts';

const at = (seq: number, turns = 0, epoch = 'e'): ReadPosition => ({ epoch, seq, turns });
const log = (head: number, epoch = 'e') => ({ epoch, head });

describe('[L8] where reading goes on', () => {
  test.each<[string, ReadPosition | null, ReturnType<typeof log>, ReadPosition]>([
    ['someone who was never here begins at the end', null, log(40), at(40)],
    ['someone who was here goes on where they were', at(12, 3), log(40), at(12, 3)],
    ['another life of the log forgets the position', at(12, 3, 'old'), log(40), at(40)],
    ['a room nobody had written in keeps its beginning', at(0, 0, ''), log(3), at(0)],
    ['a log that ends earlier is read to its end', at(50), log(40), at(40)],
  ])('%s', (_, stored, now, expected) => {
    expect(resume(stored, now)).toEqual(expected);
  });
});

describe('[D7] positions of several tabs', () => {
  test.each<[string, ReadPosition, ReadPosition, ReadPosition]>([
    ['the further one counts', at(4), at(9), at(9)],
    ['an earlier one changes nothing', at(9), at(4), at(9)],
    ['going back outweighs any seq', at(9), at(2, 1), at(2, 1)],
    ['reading before someone went back changes nothing', at(2, 1), at(9), at(2, 1)],
    ['reading on after going back counts', at(2, 1), at(5, 1), at(5, 1)],
    ['another life of the log changes nothing', at(2), at(9, 9, 'other'), at(2)],
  ])('%s', (_, mine, other, expected) => {
    expect(laterOf(mine, other)).toEqual(expected);
  });

  test('the order in which tabs learn of each other does not matter', () => {
    const positions = [at(3), at(7), at(2, 1), at(6, 1), at(1, 2)];
    const forwards = positions.reduce(laterOf);
    const backwards = [...positions].reverse().reduce(laterOf);
    expect(forwards).toEqual(at(1, 2));
    expect(backwards).toEqual(forwards);
  });
});

test('[L8] reading never leads backwards', () => {
  expect(readTo(at(9), 4)).toEqual(at(9));
  expect(readTo(at(9), 12)).toEqual(at(12));
});

test('[A12] marking unread leads to before that message, as one more turn', () => {
  expect(unreadFrom(at(9, 1), 5)).toEqual(at(4, 2));
  expect(unreadFrom(at(9), 0)).toEqual(at(0, 1));
});

describe('what the device kept', () => {
  const record = { ...at(4, 1), unread: 3, mentions: 1 };

  test('a record is read back', () => {
    expect(parseRecord(JSON.stringify(record))).toEqual(record);
  });

  test.each([[null], [''], ['{'], ['3'], ['{"epoch":"e"}'], [JSON.stringify({ ...record, seq: -1 })]])(
    '%s is no record',
    (stored) => {
      expect(parseRecord(stored)).toBeNull();
    },
  );
});
