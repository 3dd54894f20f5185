// What a command knows of the process it runs in.

import type { Settings } from '../arguments.ts';
import type { Places } from '../disk/places.ts';
import { openSession, type RoomSession } from '../room-session.ts';
import type { Ink } from '../screen/ink.ts';
import type { Target } from '../target.ts';

export interface Surroundings {
  readonly places: Places;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** A sentence on standard error. */
  tell(sentence: string): void;
  /** How meanings look on standard output. */
  readonly ink: Ink;
  /** Aborted by SIGINT and its kin: commands end soon after. */
  readonly signal: AbortSignal;
  /** From now on the run goes on where nobody reads standard output any more. */
  outliveReader(): void;
}

export interface RoomRun {
  readonly target: Target;
  readonly settings: Settings;
  readonly words: readonly string[];
  readonly around: Surroundings;
}

export function openFor({ target, settings, around }: RoomRun, isReader: boolean): Promise<RoomSession> {
  const { places, env, tell } = around;
  return openSession({ ...{ target, places, isReader }, name: settings.name, key: env.AJAR_KEY, warn: tell });
}

/** Resolves when the process is asked to end. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}
