// How long batches took, kept in a few counters.
import { describe, expect, it, test } from 'vitest';
import { FlushTimes } from '../../../src/room/flush-times.ts';
import { messagePost, type Person, TestRoom } from '../../support/test-room.ts';

const timesOf = (all: readonly number[]): FlushTimes => {
  const times = new FlushTimes();
  for (const ms of all) times.add(ms);
  return times;
};

describe('[U4] the times of batches', () => {
  it('are nothing before the first', () => {
    const times = timesOf([]);
    expect([times.count, times.quantile(0.5), times.quantile(0.99)]).toEqual([0, 0, 0]);
  });

  test.each<[number[], number, number]>([
    [[0], 1, 1],
    [[1], 1, 1],
    [[2, 2, 2, 900], 2, 1_000],
    [[4, 4, 7, 7], 4, 8],
    [[-50, -50], 1, 1],
    [[29_999], 30_000, 30_000],
    [[3, 120_000], 3, 120_000],
  ])('%j: half within %i ms, 99 of 100 within %i ms', (all, p50, p99) => {
    const times = timesOf(all);
    expect([times.quantile(0.5), times.quantile(0.99)]).toEqual([p50, p99]);
  });

  it('let one slow batch in 100 pass, and not two', () => {
    const fast: number[] = new Array(98).fill(5);
    expect(timesOf([...fast, 5, 700]).quantile(0.99)).toBe(5);
    expect(timesOf([...fast, 700, 700]).quantile(0.99)).toBe(800);
  });

  it('are never told shorter than they were, and at most half as long again', () => {
    for (let ms = 2; ms <= 30_000; ms += 1) {
      const told = timesOf([ms]).quantile(0.5);
      expect(told >= ms && told <= ms * 1.5, `${ms} ms were told as ${told}`).toBe(true);
    }
  });
});

describe('[U4] a room measures', () => {
  const say = (room: TestRoom, person: Person, text: string) =>
    room.say(person, { type: 'post', posts: [messagePost(text)] });

  it('from the first post of a batch until the batch is durable', async () => {
    const room = new TestRoom();
    const ann = room.join('A');
    room.confirmsAtOnce = false;
    say(room, ann, 'first');
    await room.clock.pass(3);
    say(room, ann, 'waits for the first');
    await room.clock.pass(6);
    say(room, ann, 'waits less');
    expect(room.room.answers.stats().flush).toEqual({ count: 0, p50Ms: 0, p99Ms: 0 });
    await room.confirm();
    expect(room.room.answers.stats().flush).toEqual({ count: 1, p50Ms: 10, p99Ms: 10 });
    await room.clock.pass(100);
    await room.confirm();
    expect(room.room.answers.stats().flush).toEqual({ count: 2, p50Ms: 10, p99Ms: 120 });
  });

  it('only what was stored, and anew after a wake', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    say(room, ann, ' ');
    expect(room.room.answers.stats().flush.count).toBe(0);
    say(room, ann, 'something');
    expect(room.room.answers.stats().flush.count).toBe(1);
    room.evict();
    expect(room.room.answers.stats().flush.count).toBe(0);
  });
});
