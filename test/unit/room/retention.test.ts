import { describe, expect, it } from 'vitest';
import { codesIn, only, seqsOf } from '../../support/frames-of.ts';
import { messagePost, type Person, TestRoom } from '../../support/test-room.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const write = (room: TestRoom, person: Person, count: number): void => {
  for (let left = count; left > 0; left -= 10) {
    const { epoch, head } = room.store.facts();
    room.say(person, {
      type: 'post',
      posts: Array.from({ length: Math.min(left, 10) }, () => messagePost('x', head, { epoch })),
    });
  }
  person.peer.sent.splice(0);
};
const served = (room: TestRoom, person: Person): number[] => {
  person.peer.take();
  room.say(person, { type: 'page', ref: 1, limit: 100 });
  const page = only(person.peer.take(), 'page');
  expect(page.floor).toBe(page.events[0]?.seq ?? page.asOf + 1);
  return seqsOf(page.events);
};

describe('[R6] by count', () => {
  it('expired events are not served, and leave the disk when there are enough, in one range', () => {
    const room = new TestRoom({ historyEvents: 50 });
    const ann = room.join('A');
    write(room, ann, 1_040);
    expect([room.store.facts().floor, served(room, ann)[0], room.scheduled]).toEqual([1, 991, []]);
    write(room, ann, 10);
    expect(room.scheduled).toEqual([room.clock.now()]);
    room.room.maintain();
    expect(room.store.facts()).toMatchObject({ floor: 1_001, head: 1_050 });
    expect(room.store.after(0, { events: 1, bytes: 0 })[0]?.seq).toBe(1_001);
    expect(served(room, ann)).toHaveLength(50);
    expect(room.scheduled).toHaveLength(1);
  });

  it('in ranges of 10,000, until none is left', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    write(room, ann, 12_000);
    const short = Object.assign(room, { limits: { ...room.limits, historyEvents: 100 } });
    short.evict();
    const floors: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      short.room.maintain();
      floors.push(short.store.facts().floor);
    }
    expect(floors).toEqual([10_001, 11_901, 11_901, 11_901]);
    expect(served(short, ann)).toHaveLength(100);
  });

  it('the floor never falls, and a wake does not bring back what was pruned', () => {
    const room = new TestRoom({ historyEvents: 50 });
    const ann = room.join('A');
    write(room, ann, 1_100);
    room.room.maintain();
    const { floor } = room.store.facts();
    Object.assign(room, { limits: { ...room.limits, historyEvents: 0 } });
    room.evict();
    expect(served(room, ann)[0]).toBe(floor);
  });
});

describe('[R6] by age', () => {
  it('expired events are not served from that moment on, and leave the disk within hours', async () => {
    const room = new TestRoom({ historyDays: 7 });
    const ann = room.join('A');
    write(room, ann, 3);
    const at = room.clock.now();
    expect(room.scheduled.at(-1)).toBe(at + 7 * DAY + 6 * HOUR);
    await room.clock.pass(2 * DAY);
    write(room, ann, 2);
    await room.clock.pass(5 * DAY);
    expect(served(room, ann)).toEqual([1, 2, 3, 4, 5]);
    await room.clock.pass(1);
    expect(served(room, ann)).toEqual([4, 5]);
    room.room.maintain();
    expect(room.store.facts().floor).toBe(1);
    await room.clock.pass(6 * HOUR);
    room.room.maintain();
    expect(room.store.facts().floor).toBe(4);
    expect(room.scheduled.at(-1)).toBe(at + 9 * DAY + 6 * HOUR);
  });

  it('a room in which everything expired goes on counting, and its time does not run back', async () => {
    const room = new TestRoom({ historyDays: 1 });
    const ann = room.join('A');
    write(room, ann, 3);
    await room.clock.pass(2 * DAY);
    expect(served(room, ann)).toEqual([]);
    room.room.maintain();
    expect(room.store.facts()).toMatchObject({ floor: 4, head: 3 });
    room.evict();
    room.clock.jump(-3 * DAY);
    room.say(ann, { type: 'post', posts: [messagePost('new', 3, { epoch: room.store.facts().epoch })] });
    const [event] = only(ann.peer.take(), 'events').events;
    expect(event?.seq).toBe(4);
    expect(event?.at).toBeGreaterThan(room.clock.now());
    expect(codesIn(ann.peer.take())).toEqual([]);
  });

  it('[X3] a post composed before what has expired is refused as unknown', async () => {
    const room = new TestRoom({ historyDays: 1 });
    const ann = room.join('A');
    write(room, ann, 3);
    const { epoch } = room.store.facts();
    await room.clock.pass(2 * DAY);
    ann.peer.take();
    room.say(ann, { type: 'post', posts: [messagePost('late', 2, { epoch })] });
    expect(codesIn(ann.peer.take())).toEqual(['baseUnknown']);
    room.say(ann, { type: 'post', posts: [messagePost('new', 3, { epoch })] });
    expect(seqsOf(only(ann.peer.take(), 'events').events)).toEqual([4]);
  });
});

it('[G14] a reader who pages while events are pruned sees each at most once and is told the floor', () => {
  const room = new TestRoom({ historyEvents: 200 });
  const ann = room.join('A');
  write(room, ann, 300);
  const seen: number[] = [];
  let before = 301;
  for (let turn = 0; turn < 20; turn += 1) {
    ann.peer.take();
    room.say(ann, { type: 'page', ref: turn, before, limit: 30 });
    const page = only(ann.peer.take(), 'page');
    for (const seq of seqsOf(page.events)) expect(seq).toBeGreaterThanOrEqual(page.floor);
    if (page.events.length === 0) break;
    seen.unshift(...seqsOf(page.events));
    before = page.events[0]?.seq ?? 0;
    write(room, ann, 20);
    room.store.prune(room.store.facts().head - 200, 1_000);
    room.evict();
  }
  expect(seen.at(-1)).toBe(300);
  expect(seen.length).toBeGreaterThan(60);
  expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => 301 - seen.length + index));
});
