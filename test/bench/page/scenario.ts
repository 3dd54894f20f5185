// What every scenario is given.
import type { Browser } from '@playwright/test';
import type { Device, Visit } from './visit.ts';

export interface Bench {
  readonly browser: Browser;
  /** Folder of the built Worker. */
  readonly worker: string;
  readonly device: Device;
  /** Runs around the part that is measured: takes a profile, if one was asked for. */
  readonly around: (visit: Visit, name: string, work: () => Promise<void>) => Promise<void>;
}
