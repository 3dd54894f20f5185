// How busy the load generator itself was: a bench whose generator is the bottleneck measures the generator.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

export interface OwnLag {
  /** 99 of 100 turns of the event loop were late by less than this, ms. */
  readonly p99Ms: number;
  /** Share of the time in which the event loop had work, 0–1. */
  readonly busy: number;
}

/** Starts to watch; the function it returns stops and tells. */
export function watchLag(): () => OwnLag {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = performance.eventLoopUtilization();
  delay.enable();
  return () => {
    delay.disable();
    const { utilization } = performance.eventLoopUtilization(before);
    return { p99Ms: delay.percentile(99) / 1e6, busy: utilization };
  };
}
