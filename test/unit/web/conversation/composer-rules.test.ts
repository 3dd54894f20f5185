// What keys mean in the composer, which message is edited or answered, and how long a room asks to wait.
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { foldChanges } from '../../../../src/client/changes.ts';
import type { PendingPost, Quote, RoomState } from '../../../../src/client/state.ts';
import { unknownTimeline } from '../../../../src/client/timeline.ts';
import type { LogEvent } from '../../../../src/protocol/events.ts';
import type { PressedKey } from '../../../../src/web/conversation/enter-key.ts';
import { meaningOfKey } from '../../../../src/web/conversation/key-meaning.ts';
import { lastOwnMessage, messageAt } from '../../../../src/web/conversation/message-at.ts';
import { watchPause } from '../../../../src/web/conversation/post-pause.ts';

const bare = { keyCode: 0, isComposing: false, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const pressed = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({ ...bare, key, ...more });

describe('keys in the composer (C2, C8, N7)', () => {
  test.each<[string, PressedKey, string, string | null]>([
    ['Esc', pressed('Escape'), 'text', 'leave'],
    ['Shift+Esc, which is for all rooms', pressed('Escape', { shiftKey: true }), '', null],
    ['Up in an empty field', pressed('ArrowUp'), '', 'editLast'],
    ['Up in a text', pressed('ArrowUp'), 'text', null],
    ['Up in blanks, where the caret can move', pressed('ArrowUp'), '\n', null],
    ['Alt+Up, which is for rooms', pressed('ArrowUp', { altKey: true }), '', null],
    ['Page Up in an empty field', pressed('PageUp'), '', 'pageUp'],
    ['Page Down in an empty field', pressed('PageDown'), '', 'pageDown'],
    ['Page Up in a text', pressed('PageUp'), 'text', null],
    ['Enter', pressed('Enter'), 'text', null],
    ['Enter in an open fence', pressed('Enter'), '```\ncode', 'newLine'],
    ['Ctrl+Enter in an open fence', pressed('Enter', { ctrlKey: true }), '```\ncode', null],
    ['Enter after a closed fence', pressed('Enter'), '```\ncode\n```', null],
    ['Enter of an input method in an open fence', pressed('Enter', { isComposing: true }), '```\ncode', null],
    ['Esc of an input method', pressed('Escape', { keyCode: 229 }), 'text', null],
  ])('%s', (_, key, text, meaning) => {
    expect(meaningOfKey(key, { text, caret: text.length })).toBe(meaning);
  });
});

const you = { member: 'you', name: 'You' };

function event(seq: number, by: string, kind: string, body: unknown, target?: number): LogEvent {
  return { seq, at: seq, by, id: `event-${seq}`, kind, body, ...(target !== undefined && { target }) };
}

function logOf(...events: LogEvent[]): Pick<RoomState, 'timeline' | 'quotes' | 'outbox' | 'you'> {
  const changes = foldChanges(new Map(), events);
  return { timeline: { ...unknownTimeline, events, changes }, quotes: new Map(), outbox: [], you };
}

describe('the message that is edited or answered (C8, C9)', () => {
  const log = logOf(
    event(1, 'you', 'message', { text: 'one' }),
    event(2, 'you', 'message', { text: 'two' }),
    event(3, 'you', 'message', { text: 'three' }),
    event(4, 'ann', 'message', { text: 'hers' }),
    event(5, 'you', 'edit', { text: 'two, better' }, 2),
    event(6, 'you', 'redact', {}, 3),
    event(7, 'you', 'name', { name: 'You' }),
  );

  test('Up means the latest of one’s own that still says something', () => {
    expect(lastOwnMessage(log)).toBe(2);
    expect(lastOwnMessage(logOf(event(1, 'ann', 'message', { text: 'hers' })))).toBeNull();
  });

  test('Up means nothing while later messages are not loaded', () => {
    expect(lastOwnMessage({ ...log, timeline: { ...log.timeline, atEnd: false } })).toBeNull();
  });

  test('a message reads as it does now', () => {
    expect(messageAt(log, 2)).toMatchObject({ status: 'there', by: 'you', content: { text: 'two, better' } });
    expect(messageAt(log, 3)).toEqual({ status: 'deleted', by: 'you' });
    expect(messageAt(log, 7)).toEqual({ status: 'gone' });
  });

  test('an edit that is on its way counts', () => {
    const edit: PendingPost = {
      ...{ id: 'e', room: 'r', epoch: '', base: 7, kind: 'edit', target: 2, body: { text: 'on its way' } },
      ...{ composedAt: 0, order: 1, delivery: { status: 'queued' } },
    };
    expect(messageAt({ ...log, outbox: [edit] }, 2)).toMatchObject({ content: { text: 'on its way' } });
  });

  test('what is not loaded is looked up among the originals that were asked for', () => {
    const quotes = new Map<number, Quote>([
      [90, event(90, 'ann', 'message', { text: 'long ago' })],
      [91, 'gone'],
      [92, 'loading'],
    ]);
    expect(messageAt({ ...log, quotes }, 90)).toMatchObject({ status: 'there', content: { text: 'long ago' } });
    expect(messageAt({ ...log, quotes }, 91)).toEqual({ status: 'gone' });
    expect(messageAt({ ...log, quotes }, 92)).toEqual({ status: 'unknown' });
    expect(messageAt({ ...log, quotes }, 93)).toEqual({ status: 'unknown' });
  });
});

describe('C15: a room that asks to wait', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function watch(delayMs: number) {
    const delivery = { status: 'delayed', retryAt: Date.now() + delayMs } as const;
    const post: PendingPost = {
      ...{ id: 'p', room: 'r', epoch: '', base: 1, kind: 'message', body: { text: 'x' } },
      ...{ composedAt: 0, order: 1, delivery },
    };
    const room: RoomState = {
      ...{ connection: { status: 'connecting', since: 0, attempt: 1 }, you, room: { id: 'r', title: '', topic: '' } },
      ...{ members: new Map(), roster: { count: 0, sampled: false, present: [] }, typing: [], clockOffsetMs: 0 },
      ...{ timeline: unknownTimeline, quotes: new Map(), outbox: [post] },
    };
    const state = signal(room);
    const over = vi.fn();
    const pause = watchPause(state, over);
    const left = () => pause.wait.value?.seconds ?? null;
    return { state, over, pause, left, without: () => (state.value = { ...room, outbox: [] }) };
  }

  test('counts the seconds down, and says once that it is over', () => {
    const { left, over } = watch(2_500);
    expect(left()).toBe(3);
    vi.advanceTimersByTime(500);
    expect(left()).toBe(2);
    vi.advanceTimersByTime(1_000);
    expect(left()).toBe(1);
    expect(over).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(left()).toBeNull();
    vi.advanceTimersByTime(5_000);
    expect(over).toHaveBeenCalledTimes(1);
  });

  test('less than a second passes unseen: the outbox sends it by itself', () => {
    const { left, over } = watch(999);
    expect(left()).toBeNull();
    vi.advanceTimersByTime(2_000);
    expect(over).not.toHaveBeenCalled();
  });

  test('is over at once when the post is gone', () => {
    const { left, over, without } = watch(60_000);
    expect(left()).toBe(60);
    without();
    expect(left()).toBeNull();
    expect(over).toHaveBeenCalledTimes(1);
  });

  test('counts no further once nobody looks', () => {
    const { pause, left } = watch(10_000);
    pause.stop();
    vi.advanceTimersByTime(20_000);
    expect(left()).toBe(10);
    expect(vi.getTimerCount()).toBe(0);
  });
});
