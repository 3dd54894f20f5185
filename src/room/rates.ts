// Which floods the room contains, and how fast each may go. On waking, members' buckets are rebuilt from the log's tail
// and addresses' from the sockets that are there (K6); all others are full again by the time a room may sleep (G16).
import { MAX_BURST_SECONDS } from '../protocol/limits.ts';
import type { RoomLimits } from './ports.ts';
import { RateLimit } from './rate-limit.ts';

/** An address may be an office: it gets as much as ten members. */
const MEMBERS_PER_ADDRESS = 10;
/** Frames of any type, as a multiple of the post rate: typing, sync and pages together stay far below. */
const FRAMES_PER_POST = 10;
/** Calls without a socket, of an address: reading costs less than posting. */
const CALLS_PER_ADDRESS_POST = 2;
const CALL_BURST_SECONDS = 5;

export class Rates {
  /** By member. */
  readonly posts: RateLimit;
  readonly addressPosts: RateLimit;
  /** By address, within a minute. */
  readonly connections: RateLimit;
  readonly joins: RateLimit;
  readonly frames: RateLimit;
  /** By incoming webhook: as much as a member, under however many names. */
  readonly hooks: RateLimit;
  /** By address: whatever is asked without a socket, posts too. */
  readonly #calls: RateLimit;

  constructor(limits: RoomLimits) {
    const perSecond = limits.postsPerSecond;
    const burst = Math.max(
      1,
      Math.min(limits.postBurst || perSecond * MAX_BURST_SECONDS, perSecond * MAX_BURST_SECONDS),
    );
    this.posts = new RateLimit({ perSecond, burst });
    this.hooks = new RateLimit({ perSecond, burst });
    this.addressPosts = new RateLimit({
      perSecond: perSecond * MEMBERS_PER_ADDRESS,
      burst: burst * MEMBERS_PER_ADDRESS,
    });
    this.connections = perMinute(limits.connectionsPerAddress);
    this.joins = perMinute(limits.joinsPerAddress);
    const frames = Math.max(perSecond * FRAMES_PER_POST, perSecond && 20);
    this.frames = new RateLimit({ perSecond: frames, burst: frames * MAX_BURST_SECONDS });
    const calls = perSecond * MEMBERS_PER_ADDRESS * CALLS_PER_ADDRESS_POST;
    this.#calls = new RateLimit({ perSecond: calls, burst: calls * CALL_BURST_SECONDS });
  }

  /** 0 if the call may be answered, which takes tokens; else how long to wait, ms. An unknown address may always call. */
  takeCall(address: string, now: number, tokens = 1): number {
    if (address === '') return 0;
    const waitMs = this.#calls.waitMs(address, now, tokens);
    if (waitMs === 0) this.#calls.take(address, now, tokens);
    return waitMs;
  }
}

function perMinute(count: number): RateLimit {
  return new RateLimit({ perSecond: count / 60, burst: count });
}
