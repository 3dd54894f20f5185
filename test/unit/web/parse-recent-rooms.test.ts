// The list of rooms this device knows.
import { describe, expect, test } from 'vitest';
import { parseRecentRooms, withChange, without, withVisited } from '../../../src/web/parse-recent-rooms.ts';

const visit = (...ids: string[]) => ids.reduce(withVisited, parseRecentRooms(null));
const idsOf = (rooms: ReturnType<typeof visit>) => rooms.map((room) => room.id);

describe('[F7] recent rooms', () => {
  test('the newest comes first and each comes once', () => {
    expect(idsOf(visit('a', 'b', 'c', 'a'))).toEqual(['a', 'c', 'b']);
  });

  test('another visit keeps the name the person gave', () => {
    const named = withChange(visit('a', 'b'), 'a', { alias: 'Home' });
    expect(withVisited(named, 'a')[0]).toEqual({ id: 'a', title: '', alias: 'Home' });
  });

  test('the list is bounded', () => {
    const many = visit(...Array.from({ length: 50 }, (_, index) => `room-${index}`));
    expect(many).toHaveLength(30);
    expect(many[0]?.id).toBe('room-49');
  });

  test('a removed room is gone and the others stay', () => {
    expect(idsOf(without(visit('a', 'b', 'c'), 'b'))).toEqual(['c', 'a']);
  });

  test('what is stored is read back', () => {
    const rooms = withChange(visit('a', 'b'), 'b', { title: 'Berlin flat' });
    expect(parseRecentRooms(JSON.stringify(rooms))).toEqual(rooms);
  });

  test.each(['', '{', 'null', '7', '{"a":1}'])('a broken list (%s) is an empty one', (stored) => {
    expect(parseRecentRooms(stored)).toEqual([]);
  });

  test('an entry that cannot be read does not cost the others', () => {
    expect(parseRecentRooms('[7, {"id": "a"}, {"title": "no id"}]')).toEqual([{ id: 'a', title: '', alias: '' }]);
  });
});
