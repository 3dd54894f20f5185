// Waiting for a room: for it to let us in, to take what was sent, to answer; and what it means when it does not.
import type { RoomEngine, RoomState } from '../client/state.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import { Ending, EXIT, type ExitCode } from './exit-codes.ts';
import { isThisMachine, type Target } from './target.ts';

const HERE = ' Start one (npm start), or name another: --url or AJAR_URL.';

export interface Patience {
  /** Without any progress for this long it is given up. */
  readonly timeoutMs: number;
  /** Whatever changes with progress. */
  progress?(state: RoomState): unknown;
}

/** Resolves when the condition holds; false when time is up. Rejects with an Ending when the room closed for good. */
export function until(engine: RoomEngine, isMet: (state: RoomState) => boolean, patience: Patience): Promise<boolean> {
  const { timeoutMs, progress = () => null } = patience;
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  let before = progress(engine.state);
  let timer = setTimeout(resolve, timeoutMs, false);
  const look = (state: RoomState) => {
    if (isMet(state)) return resolve(true);
    if (state.connection.status === 'ended') return reject(endingOf(state.connection.code, state.connection.reason));
    const now = progress(state);
    if (now === before) return;
    before = now;
    clearTimeout(timer);
    timer = setTimeout(resolve, timeoutMs, false);
  };
  const stop = engine.subscribe(look);
  look(engine.state);
  return promise.finally(() => {
    stop();
    clearTimeout(timer);
  });
}

/** Rejects with an Ending when the room closes for good; for who waits for something else meanwhile. */
export function untilEnded(engine: RoomEngine): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  engine.subscribe(({ connection }) => {
    if (connection.status === 'ended') reject(endingOf(connection.code, connection.reason));
  });
  // It may end when nobody waits any more.
  promise.catch(() => {});
  return promise;
}

export function isCaughtUp({ connection }: RoomState): boolean {
  return connection.status === 'joined' && connection.caughtUp;
}

/** Rejects with an Ending that says why nobody let us in. */
export async function untilJoined(engine: RoomEngine, target: Target, timeoutMs: number): Promise<void> {
  if (await until(engine, isCaughtUp, { timeoutMs })) return;
  throw await diagnose(target);
}

/** Why a room cannot be reached, as far as asking its server tells. */
export async function diagnose({ origin }: Target): Promise<Ending> {
  try {
    const answer = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(5_000) });
    const isAjar = answer.ok && (await answer.text()).includes('ajar');
    if (answer.status === 403) return new Ending(EXIT.refused, `${origin} lets nobody in from here.`);
    if (!isAjar) return new Ending(EXIT.notFound, `What answers at ${origin} is not Ajar.`);
    return new Ending(EXIT.temporary, `${origin} is there, but the room did not answer in time.`);
  } catch {
    return new Ending(EXIT.unavailable, `No server answers at ${origin}.${isThisMachine(origin) ? HERE : ''}`);
  }
}

const ENDS: ReadonlyMap<number, readonly [ExitCode, string]> = new Map<number, readonly [ExitCode, string]>([
  [CLOSE.tooOld, [EXIT.unavailable, 'The server speaks another version: this program is too old, or too new.']],
  [CLOSE.badRoomId, [EXIT.notFound, 'There can be no room of that name.']],
  [CLOSE.badSignature, [EXIT.refused, 'The server did not accept your key.']],
  [CLOSE.badName, [EXIT.refused, 'The room does not accept that name.']],
  [CLOSE.full, [EXIT.temporary, 'Every place in the room is taken.']],
]);

export function endingOf(code: number, reason: string): Ending {
  const [exit, sentence] = ENDS.get(code) ?? [EXIT.refused, `The room closed the connection (${code} ${reason}).`];
  return new Ending(exit, sentence);
}
