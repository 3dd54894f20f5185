// When the page speaks of the connection, and when it keeps quiet.
import { describe, expect, test } from 'vitest';
import type { ConnectionState } from '../../../src/client/state.ts';
import { CLOSE } from '../../../src/protocol/close-codes.ts';
import { changesIn, followConnection, noticeAt, startTrack } from '../../../src/web/connection-track.ts';

const joined: ConnectionState = { status: 'joined', since: 0, caughtUp: true };
const waiting: ConnectionState = { status: 'waiting', since: 0, retryAt: 0, online: true };

const opened = startTrack(0);
const inside = followConnection(opened, joined, 100);
const lost = followConnection(inside, waiting, 10_000);
const at = (now: number, rest = {}) => ({ now, online: true, lastClose: 0, ...rest });

describe('[D6] the connection banner', () => {
  test('says nothing while coming in takes no longer than it should', () => {
    expect(noticeAt(opened, at(2_999))).toBeNull();
    expect(noticeAt(opened, at(3_000))).toBe('connecting');
    expect(noticeAt(inside, at(5_000))).toBeNull();
  });

  test('says nothing of a short break, before or after', () => {
    expect(noticeAt(lost, at(12_999))).toBeNull();
    const back = followConnection(lost, joined, 12_000);
    expect(noticeAt(back, at(12_001))).toBeNull();
  });

  test('a long break is named after three seconds, and its end for two', () => {
    expect(noticeAt(lost, at(13_000))).toBe('reconnecting');
    const back = followConnection(lost, joined, 20_000);
    expect(noticeAt(back, at(21_999))).toBe('back');
    expect(noticeAt(back, at(22_000))).toBeNull();
  });

  test('further attempts do not start the clock again', () => {
    const trying = followConnection(lost, { status: 'connecting', since: 12_000, attempt: 2 }, 12_000);
    expect(noticeAt(trying, at(13_000))).toBe('reconnecting');
  });

  test('no network is said at once', () => {
    expect(noticeAt(inside, at(200, { online: false }))).toBe('offline');
  });

  test('coming in for the first time is not coming back', () => {
    expect(noticeAt(followConnection(opened, joined, 9_000), at(9_001))).toBeNull();
  });

  test('a network with too many connections is told so', () => {
    expect(noticeAt(lost, at(14_000, { lastClose: CLOSE.busyAddress }))).toBe('busy');
  });

  test('asks to be looked at again exactly when time alone changes what is said', () => {
    expect(changesIn(inside, 500)).toBeNull();
    expect(changesIn(lost, 11_000)).toBe(2_000);
    expect(changesIn(lost, 14_000)).toBeNull();
    expect(changesIn(followConnection(lost, joined, 20_000), 20_500)).toBe(1_500);
  });
});
