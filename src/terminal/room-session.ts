// One room held open by this process: who the person is, where posts wait, and the engine over both.
import { backedOutbox } from '../client/backed-outbox.ts';
import { memoryOutbox, soleLease } from '../client/memory-outbox.ts';
import { openRoom } from '../client/open-room.ts';
import type { DrainLease, OutboxStore } from '../client/ports.ts';
import type { RoomEngine, RoomState } from '../client/state.ts';
import type { EventId } from '../protocol/ids.ts';
import { diskOutbox } from './disk/disk-outbox.ts';
import { drainLock } from './disk/drain-lock.ts';
import { loadName, loadSeed, type PersonName, storeName } from './disk/person.ts';
import { type Places, type RoomPlaces, roomPlaces } from './disk/places.ts';
import { identityFrom, nodePlatform } from './node-platform.ts';
import type { Target } from './target.ts';

export interface SessionWishes {
  readonly target: Target;
  readonly places: Places;
  /** Null: the one the person goes by. */
  readonly name: string | null;
  /** AJAR_KEY. */
  readonly key: string | undefined;
  /** Whoever only reads leaves no trace, and sends nothing that waits. */
  readonly isReader: boolean;
  warn(sentence: string): void;
}

export interface RoomSession {
  readonly engine: RoomEngine;
  readonly target: Target;
  readonly room: RoomPlaces;
  /** Resolves when the room was told what the person is called, or it turns out that this takes longer. */
  readonly introduced: Promise<void>;
  /** Whether a post is there for the next run when this one ends. */
  isKept(id: EventId): boolean;
  /** The person is called so from now on, here too. */
  rename(name: string): Promise<void>;
}

/** What the person says first waits this long at most for a room that does not answer. */
const INTRODUCED_WITHIN_MS = 3_000;

export async function openSession(wishes: SessionWishes): Promise<RoomSession> {
  const { target, places, name: wanted, isReader } = wishes;
  const identity = identityFrom(await loadSeed(places, wishes.key));
  const room = roomPlaces(places, identity.member, target);
  const called = wanted === null ? await loadName(places) : { name: wanted, isChosen: true };
  if (wanted !== null) await storeName(places.nameFile, wanted);
  const { isKept, ...waiting } = isReader ? forgetful() : await kept(room, wishes.warn);
  const engine = openRoom({ platform: nodePlatform(), ...target, identity, name: called.name, ...waiting });
  const learn = (known: string) => storeName(places.guestNameFile, known);
  const introduced = isReader ? Promise.resolve() : introduce(engine, called, learn);
  const rename = async (next: string) => {
    await storeName(places.nameFile, next);
    await engine.rename(next);
  };
  return { engine, target, room, introduced, isKept, rename };
}

type Waiting = { readonly outbox: OutboxStore; readonly lease: DrainLease } & Pick<RoomSession, 'isKept'>;

function forgetful(): Waiting {
  return { outbox: memoryOutbox(), lease: soleLease, isKept: () => false };
}

async function kept({ outboxFolder, lockFile }: RoomPlaces, warn: (sentence: string) => void): Promise<Waiting> {
  try {
    const outbox = backedOutbox(await diskOutbox(outboxFolder));
    return { outbox, lease: drainLock(lockFile), isKept: outbox.isOnDisk };
  } catch {
    warn(`${outboxFolder} cannot be written: what is not sent when this ends is lost.`);
    return forgetful();
  }
}

/**
 * Whom the room knows already joins under the name they had there. It is told the one they chose, before what they say;
 * without a choice, they go by the one they have.
 */
function introduce(
  engine: RoomEngine,
  { name, isChosen }: PersonName,
  learn: (known: string) => Promise<void>,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, INTRODUCED_WITHIN_MS).unref();
  const stop = engine.subscribe(({ connection, you }: RoomState) => {
    if (connection.status === 'joined') {
      stop();
      if (you.name !== name) (isChosen ? engine.rename(name) : learn(you.name)).catch(() => {});
    }
    if (connection.status !== 'connecting') resolve();
  });
  return promise;
}
