// A Web Lock held for as long as one likes. There may be none: on http in a LAN, in old browsers, where cookies are blocked.

export interface Wish {
  readonly mode?: LockMode;
  readonly held?: () => void;
  /** There are no locks here, or none for this page. */
  readonly failed?: () => void;
}

/** Returns the way to let go, or to stop waiting. */
export function holdLock(name: string, { mode = 'exclusive', held, failed }: Wish): () => void {
  const giveUp = new AbortController();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const hold = () => {
    held?.();
    return released;
  };
  const request = async () => navigator.locks.request(name, { mode, signal: giveUp.signal }, hold);
  request().catch(() => {
    if (!giveUp.signal.aborted) failed?.();
  });
  return () => {
    giveUp.abort();
    release();
  };
}
