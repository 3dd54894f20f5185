// A room's unread messages as they come, are looked at and are marked.
import { describe, expect, test } from 'vitest';
import type { RoomState, Timeline } from '../../../../src/client/state.ts';
import { unknownTimeline } from '../../../../src/client/timeline.ts';
import type { LogEvent } from '../../../../src/protocol/events.ts';
import type { RoomRecord } from '../../../../src/web/unread/read-position.ts';
import { RoomUnread } from '../../../../src/web/unread/room-unread.ts';

const ANN = 'guest:annannannannannann';
const BO = 'guest:bobobobobobobobobo';

function event(seq: number, more: Partial<LogEvent> = {}): LogEvent {
  const id = `event-${String(seq).padStart(12, '0')}`;
  return { seq, at: 1_000 * seq, by: BO, id, kind: 'message', body: { text: `message ${seq}` }, ...more };
}

const upTo = (seq: number, from = 1) => Array.from({ length: seq - from + 1 }, (_, i) => event(from + i));

interface Begin {
  readonly kept: RoomRecord | null;
  readonly events: readonly LogEvent[];
  readonly epoch: string;
}

/** A room that Ann has on her page. */
class OpenRoom {
  kept: RoomRecord | null;
  isHere = true;
  epoch: string;
  openedAt: number | null = null;
  timeline: Timeline;
  readonly unread: RoomUnread;

  constructor({ kept = null, events = upTo(10), epoch = 'e' }: Partial<Begin> = {}) {
    this.kept = kept;
    this.epoch = epoch;
    this.timeline = unknownTimeline;
    const room = this;
    this.unread = new RoomUnread({
      engine: {
        get state() {
          return room.state;
        },
        get epoch() {
          return room.epoch;
        },
      },
      stored: () => this.kept,
      keep: (record) => {
        this.kept = record;
      },
      isHere: () => this.isHere,
      isFollowing: () => true,
      opensAt: (seq) => {
        this.openedAt = seq;
      },
    });
    this.show(events);
  }

  get state(): RoomState {
    return {
      connection: { status: 'joined', since: 0, caughtUp: true },
      you: { member: ANN, name: 'Ann' },
      room: { id: 'r', title: '', topic: '' },
      members: new Map(),
      roster: { count: 0, sampled: false, present: [] },
      typing: [],
      timeline: this.timeline,
      quotes: new Map(),
      outbox: [],
      clockOffsetMs: 0,
    };
  }

  /** A window of the log. */
  show(events: readonly LogEvent[]): void {
    const head = Math.max(this.timeline.head, events.at(-1)?.seq ?? 0);
    const generation = this.timeline.generation + 1;
    const atBeginning = events[0] === undefined || events[0].seq === 1;
    this.timeline = { ...this.timeline, events, head, generation, atBeginning, atEnd: true, loading: 'none' };
    this.unread.follow(this.state);
  }

  arrive(...events: readonly LogEvent[]): void {
    const all = [...this.timeline.events, ...events];
    this.timeline = { ...this.timeline, events: all, head: all.at(-1)?.seq ?? 0 };
    for (const one of events) this.unread.hear(one);
    this.unread.follow(this.state);
  }

  look(more: Partial<Parameters<RoomUnread['look']>[0]> = {}): void {
    this.unread.look({ seq: this.timeline.head, atLatest: true, standing: 'inView', ...more });
  }

  get first(): number | null {
    return this.unread.divider.value?.first ?? null;
  }

  get count(): number {
    return this.unread.counts.value.unread;
  }
}

const record = (seq: number, more: Partial<RoomRecord> = {}): RoomRecord => ({
  ...{ epoch: 'e', seq, turns: 0, unread: 0, mentions: 0 },
  ...more,
});

describe('[L1] [L8] opening a room', () => {
  test('for the first time: nothing of what was said before is unread', () => {
    const room = new OpenRoom();
    expect([room.first, room.count, room.openedAt]).toEqual([null, 0, null]);
    expect(room.kept).toMatchObject({ epoch: 'e', seq: 10, unread: 0 });
  });

  test('with unread messages: it opens at the line', () => {
    const room = new OpenRoom({ kept: record(7) });
    expect([room.first, room.count, room.openedAt]).toEqual([8, 3, 8]);
  });

  test('with nothing new but own messages and words about the room: there is no line', () => {
    const own = [event(11, { by: ANN }), event(12, { kind: 'name', body: { name: 'Bo' } })];
    const room = new OpenRoom({ kept: record(10), events: [...upTo(10), ...own] });
    expect([room.first, room.count]).toEqual([null, 0]);
  });

  test('with more unread than is loaded: it opens right behind the position', () => {
    const room = new OpenRoom({ kept: record(100), events: upTo(450, 400) });
    expect(room.unread.divider.value).toMatchObject({ first: 101, at: null, count: 51, isPartial: true });
    expect(room.openedAt).toBe(101);
  });

  test('of another life of the log: the position is forgotten', () => {
    const room = new OpenRoom({ kept: record(3, { epoch: 'older' }) });
    expect([room.first, room.kept?.seq]).toEqual([null, 10]);
  });

  test('that nobody had written in: what comes first is unread to who is away', () => {
    const room = new OpenRoom({ events: [], epoch: '' });
    room.isHere = false;
    room.epoch = 'first';
    room.arrive(event(1));
    expect([room.first, room.count]).toEqual([1, 1]);
  });
});

describe('[B1] what counts as unread', () => {
  test.each<[string, Partial<LogEvent>, number]>([
    ['a message of someone else', {}, 1],
    ['an own message', { by: ANN }, 0],
    ['an edit', { kind: 'edit', target: 3, body: { text: 'other' } }, 0],
    ['a reaction', { kind: 'react', target: 3, body: { emoji: '👍', on: true } }, 0],
    ['a new name', { kind: 'name', body: { name: 'Bo' } }, 0],
    ['a message that was deleted already', { body: null }, 0],
    ['a kind nobody knows', { kind: 'poll', body: {} }, 0],
  ])('%s', (_, more, expected) => {
    const room = new OpenRoom();
    room.isHere = false;
    room.arrive(event(11, more));
    expect(room.count).toBe(expected);
  });

  test('a message that is deleted counts no more', () => {
    const room = new OpenRoom();
    room.isHere = false;
    room.arrive(event(11), event(12), event(13, { kind: 'redact', target: 11, body: {} }));
    expect(room.count).toBe(1);
  });

  test('[N1] mentions are counted apart', () => {
    const room = new OpenRoom();
    room.isHere = false;
    room.arrive(event(11), event(12, { body: { text: 'for @Ann' } }));
    expect(room.unread.counts.value).toEqual({ unread: 2, mentions: 1 });
    expect(room.kept).toMatchObject({ unread: 2, mentions: 1 });
  });
});

describe('[L8] reading', () => {
  test('at the end reads all; the line stays', () => {
    const room = new OpenRoom();
    room.isHere = false;
    room.arrive(...upTo(13, 11));
    room.isHere = true;
    room.look();
    expect([room.first, room.count, room.kept?.seq]).toEqual([11, 0, 13]);
  });

  test('of a page nobody looks at reads nothing', () => {
    const room = new OpenRoom();
    room.isHere = false;
    room.arrive(...upTo(13, 11));
    room.look();
    expect([room.count, room.kept?.seq]).toEqual([3, 10]);
  });

  test('further up reads nothing', () => {
    const room = new OpenRoom({ kept: record(7) });
    room.look({ atLatest: false });
    expect([room.first, room.count, room.kept?.seq]).toEqual([8, 3, 7]);
  });

  test('goes on when the person comes back to the page', () => {
    const room = new OpenRoom();
    room.look();
    room.isHere = false;
    room.arrive(...upTo(12, 11));
    room.look();
    room.isHere = true;
    room.unread.attend();
    expect([room.first, room.count]).toEqual([11, 0]);
  });

  test('a message that comes while the person reads at the end is read', () => {
    const room = new OpenRoom();
    room.look();
    room.arrive(event(11));
    room.look();
    expect([room.first, room.count, room.kept?.seq]).toEqual([null, 0, 11]);
  });

  test('a message that comes while the person reads further up gets the line', () => {
    const room = new OpenRoom();
    room.look();
    room.look({ atLatest: false });
    room.arrive(event(11), event(12));
    expect([room.first, room.count]).toEqual([11, 2]);
  });

  test('[N7] marking as read takes the line away, wherever the reader is', () => {
    const room = new OpenRoom({ kept: record(7) });
    room.look({ atLatest: false });
    room.unread.markRead();
    expect([room.first, room.count, room.kept?.seq]).toEqual([null, 0, 10]);
  });
});

describe('[A12] marking unread from a message', () => {
  test('holds it: looking at the end does not read it again', () => {
    const room = new OpenRoom();
    room.look();
    room.unread.markUnreadFrom(6);
    room.look();
    expect([room.first, room.count, room.kept?.seq]).toEqual([6, 5, 5]);
  });

  test('ends with marking as read', () => {
    const room = new OpenRoom();
    room.look();
    room.unread.markUnreadFrom(6);
    room.unread.markRead();
    room.arrive(event(11));
    room.look();
    expect([room.first, room.count, room.kept?.seq]).toEqual([null, 0, 11]);
  });

  test('reaches the other tabs', () => {
    const room = new OpenRoom();
    room.look();
    room.unread.learnElsewhere(record(5, { turns: 1 }));
    room.look();
    expect([room.first, room.count]).toEqual([6, 5]);
  });
});

describe('[D7] another tab', () => {
  test('that reads on is followed', () => {
    const room = new OpenRoom();
    room.isHere = false;
    room.arrive(...upTo(13, 11));
    room.unread.learnElsewhere(record(13));
    expect([room.first, room.count]).toEqual([null, 0]);
  });

  test('that knows less changes nothing', () => {
    const room = new OpenRoom();
    room.unread.learnElsewhere(record(4));
    expect(room.kept?.seq).toBe(10);
  });
});
