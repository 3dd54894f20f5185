// Days as the reader's calendar has them (L7).
import { describe, expect, it, test } from 'vitest';
import {
  dayLabel,
  dayOf,
  shortTimeLabel,
  timeLabel,
  untilMidnight,
} from '../../../../src/web/conversation/day-labels.ts';

/** Local times, so that the test holds in every time zone. */
const at = (day: number, hour = 12, minute = 0) => new Date(2026, 9, day, hour, minute).getTime();

describe('days', () => {
  test.each<[string, number, string]>([
    ['this morning', at(29, 0, 0), 'Today'],
    ['tonight', at(29, 23, 59), 'Today'],
    ['last night', at(28, 23, 59), 'Yesterday'],
    ['yesterday morning', at(28, 0, 0), 'Yesterday'],
  ])('%s', (_, moment, label) => {
    for (const now of [at(29, 0, 0), at(29), at(29, 23, 59)]) expect(dayLabel(moment, now)).toBe(label);
  });

  it('names older days, with the year once it is another', () => {
    expect(dayLabel(at(27), at(29))).not.toMatch(/2026|day$/);
    expect(dayLabel(at(27), at(29))).toMatch(/27/);
    expect(dayLabel(new Date(2025, 11, 31).getTime(), at(29))).toMatch(/2025/);
  });

  it('turns at midnight', () => {
    const now = at(29, 23, 59);
    const next = now + untilMidnight(now);
    expect(untilMidnight(now)).toBe(60_000);
    expect(dayLabel(now, next)).toBe('Yesterday');
  });

  it('knows yesterday on every day of two years, clock changes included', () => {
    for (let day = 0; day < 730; day += 1) {
      const now = new Date(2025, 0, 1 + day, 0, 30).getTime();
      const before = new Date(2025, 0, day, 23, 30).getTime();
      expect(dayLabel(before, now)).toBe('Yesterday');
      expect(dayOf(before)).not.toBe(dayOf(now));
    }
  });
});

describe('[V8] the clock', () => {
  test('counts as it was chosen to', () => {
    expect(timeLabel(at(29, 21, 5), 'h23')).toMatch(/^21:05$/);
    expect(timeLabel(at(29, 21, 5), 'h12')).toMatch(/^0?9:05\s?\S+$/);
    expect(timeLabel(at(29, 0, 5), 'h23')).toMatch(/^0?0:05$/);
    expect(shortTimeLabel(at(29, 21, 5), 'h12')).toMatch(/^0?9:05$/);
  });
});
