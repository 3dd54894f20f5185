// The room's clock on workerd, where time stands still during synchronous code.
import type { Clock } from '../room/ports.ts';

export const clock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
