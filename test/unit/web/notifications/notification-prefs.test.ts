// Choices about notifications, as they are kept and as they are read back.
import { describe, expect, test } from 'vitest';
import { levelOf, parsePrefs, withLevel } from '../../../../src/web/notifications/notification-prefs.ts';

describe('[B3] levels of rooms', () => {
  test('mentions, unless something else was chosen', () => {
    const prefs = withLevel(parsePrefs(null), 'a', 'all');
    expect([levelOf(prefs, 'a'), levelOf(prefs, 'b')]).toEqual(['all', 'mentions']);
  });

  test('the last choice counts, and the default takes no space', () => {
    const chosen = withLevel(withLevel(parsePrefs(null), 'a', 'all'), 'a', 'none');
    expect(levelOf(chosen, 'a')).toBe('none');
    expect(withLevel(chosen, 'a', 'mentions').levels).toEqual([]);
  });

  test('they are bounded: the oldest choice falls off', () => {
    const rooms = Array.from({ length: 250 }, (_, i) => `room-${i}`);
    const prefs = rooms.reduce((before, room) => withLevel(before, room, 'all'), parsePrefs(null));
    expect(prefs.levels).toHaveLength(200);
    expect(levelOf(prefs, 'room-249')).toBe('all');
    expect(levelOf(prefs, 'room-0')).toBe('mentions');
  });
});

describe('what is read back', () => {
  test('is what was kept', () => {
    const prefs = { ...withLevel(parsePrefs(null), 'a', 'all'), isOn: true, volume: 0.2 };
    expect(parsePrefs(JSON.stringify(prefs))).toEqual(prefs);
  });

  test.each([[null], ['{'], ['[]'], ['"x"'], ['{"volume":7,"sounds":"loud","levels":3,"isOn":"yes"}']])(
    'is the default for %s',
    (stored) => {
      expect(parsePrefs(stored)).toEqual({
        ...{ isOn: false, isPrivate: false, sounds: 'mentions' },
        ...{ volume: 0.5, levels: [] },
      });
    },
  );
});
