// A finger that rests on a message (A1): what its press sets off is swallowed, and nothing else.
import { beforeEach, expect, test, vi } from 'vitest';
import { watchLongPress } from '../../../../src/web/actions/long-press.ts';

class FakeElement {
  contains(): boolean {
    return true;
  }
  closest(): null {
    return null;
  }
}

function watch() {
  const target = new FakeElement();
  const hears = new Map<string, (event: object) => void>();
  vi.stubGlobal('Element', FakeElement);
  vi.stubGlobal('addEventListener', (name: string, hear: (event: object) => void) => hears.set(name, hear));
  const pressed: object[] = [];
  watchLongPress(target as unknown as HTMLElement, (on) => pressed.push(on));
  const point = (name: string) =>
    hears.get(name)?.({ pointerType: 'touch', isPrimary: true, target, clientX: 0, clientY: 0 });
  /** Whether the page hears it. */
  const isHeard = (name: string) => {
    const event = { stopPropagation: vi.fn(), preventDefault: vi.fn() };
    hears.get(name)?.(event);
    return event.stopPropagation.mock.calls.length === 0;
  };
  return { pressed, point, isHeard };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

test('[A1] the tap and the menu of a long press are swallowed, however long it rests', () => {
  const { pressed, point, isHeard } = watch();
  point('pointerdown');
  vi.advanceTimersByTime(500);
  expect(pressed).toHaveLength(1);
  expect(isHeard('contextmenu')).toBe(false);
  vi.advanceTimersByTime(5_000);
  point('pointerup');
  expect(isHeard('click')).toBe(false);
});

test('[A1] [W3] a click after a long press that no finger made is heard', () => {
  const { point, isHeard } = watch();
  point('pointerdown');
  vi.advanceTimersByTime(500);
  point('pointerup');
  vi.advanceTimersByTime(1_000);
  expect(isHeard('click')).toBe(true);
  expect(isHeard('contextmenu')).toBe(true);
});

test('[A1] a tap is none', () => {
  const { pressed, point, isHeard } = watch();
  point('pointerdown');
  vi.advanceTimersByTime(100);
  point('pointerup');
  expect(isHeard('click')).toBe(true);
  vi.advanceTimersByTime(5_000);
  expect(pressed).toEqual([]);
});
