// Waiting that ends early when it is told to.
import type { AbortSignalLike } from './platform-types.ts';

/** Settles as `begin`'s promise does, or resolves when the signal aborts, whichever is first. */
export function untilAborted(waited: Promise<unknown>, signal: AbortSignalLike | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      signal?.removeEventListener('abort', stop);
      resolve();
    };
    if (signal?.aborted) return resolve();
    signal?.addEventListener('abort', stop);
    waited.then(stop, (error: unknown) => {
      signal?.removeEventListener('abort', stop);
      reject(error);
    });
  });
}
