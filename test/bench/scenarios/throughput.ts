// Messages as fast as they come back: D in flight, each from another member, who says the next when its own returned.
import { setTimeout as pause } from 'node:timers/promises';
import type { Host } from '../hosts.ts';
import type { Crowd } from '../load/crowd.ts';
import { watchLag } from '../load/lag.ts';

export interface Load {
  /** Messages in flight. */
  readonly depth: number;
  /** Members that say them; one says all if 1. */
  readonly senders: number;
  readonly size: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
}

export interface Throughput {
  readonly deliveredPerSecond: number;
  readonly messagesPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU time of the room's process per message, µs. */
  readonly cpuPerMessageUs: number;
  /** Share of one core that the room's process used: 1 and more if the room itself is what bounds the figures. */
  readonly roomBusy: number;
  /** Bytes of message frames per message and member. */
  readonly bytesPerDelivery: number;
  readonly messagesPerFrame: number;
  /** The generator's own lag (99th percentile) and share of busy time. */
  readonly lagMs: number;
  readonly busy: number;
}

export async function measureThroughput(crowd: Crowd, host: Host, load: Load): Promise<Throughput> {
  const { ledger } = crowd;
  const stop = keepInFlight(crowd, load);
  await pause(load.warmUpMs);
  ledger.resetCounts();
  const [startedAt, cpuMs, sent] = [performance.now(), host.cpuMs(), ledger.sent];
  const lag = watchLag();
  await pause(load.measureMs);
  const seconds = (performance.now() - startedAt) / 1_000;
  const { p99Ms: lagMs, busy } = lag();
  const messages = ledger.sent - sent;
  const roomCpuMs = host.cpuMs() - cpuMs;
  const figures = {
    deliveredPerSecond: ledger.delivered / seconds,
    messagesPerSecond: messages / seconds,
    p50Ms: ledger.latency.getValueAtPercentile(50) / 1_000,
    p99Ms: ledger.latency.getValueAtPercentile(99) / 1_000,
    cpuPerMessageUs: (roomCpuMs * 1_000) / Math.max(1, messages),
    roomBusy: roomCpuMs / 1_000 / seconds,
    bytesPerDelivery: ledger.bytes / Math.max(1, ledger.delivered),
    messagesPerFrame: ledger.delivered / Math.max(1, ledger.frames),
  };
  stop();
  await crowd.drain();
  return { ...figures, lagMs, busy };
}

/** Starts the senders; the function it returns lets them finish what is in flight. */
function keepInFlight(crowd: Crowd, { depth, senders, size }: Load): () => void {
  const window = depth / senders;
  const waiting = new Map<number, number>();
  let isStopped = false;
  crowd.ledger.onReturned = (sender, count) => {
    const returned = (waiting.get(sender) ?? 0) + count;
    // A client has one post frame in flight: it says the next when all of the last came back.
    const isWhole = crowd.perFrame === 1 || returned >= Math.min(window, crowd.perFrame);
    waiting.set(sender, isWhole ? 0 : returned);
    if (isWhole && !isStopped) crowd.say(sender, returned, size);
  };
  const step = Math.max(1, Math.floor(crowd.members / senders));
  for (let n = 0; n < senders; n += 1) crowd.say(n * step, window, size);
  return () => {
    isStopped = true;
  };
}
