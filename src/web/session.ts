// One room held open by this tab: its engine, its state as a signal, and the browser's signs (online, visible, back
// from the cache) passed on to the engine.
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { openRoom } from '../client/open-room.ts';
import type { RoomEngine, RoomState } from '../client/state.ts';
import { closeWhenSent } from './close-when-sent.ts';
import { type ConnectionTrack, followConnection, startTrack } from './connection-track.ts';
import { drainLease } from './drain-lease.ts';
import { changeName, loadIdentity, personName } from './identity-store.ts';
import { openOutbox } from './outbox-store.ts';
import { browserPlatform } from './platform.ts';
import { rememberTitle, rememberVisit } from './recent-rooms.ts';
import type { OpenUnread } from './unread/open-unread.ts';
import { loadUnread } from './unread/unread-parts.ts';
import type { WantedPlace } from './wanted-place.ts';
import { watchPage } from './watch-page.ts';

export interface Session {
  readonly engine: RoomEngine;
  readonly state: ReadonlySignal<RoomState>;
  readonly track: ReadonlySignal<ConnectionTrack>;
  /** Close code of the last connection that ended; 0 before one did. */
  readonly lastClose: ReadonlySignal<number>;
  /** A place in the log that the list is to show; null once it does. */
  readonly wanted: Signal<WantedPlace | null>;
  /** Null if that part did not load. */
  readonly unread: OpenUnread | null;
  close(): void;
}

export async function openSession(room: string): Promise<Session> {
  const lastClose = signal(0);
  const platform = browserPlatform((code) => {
    lastClose.value = code;
  });
  const [identity, outbox] = await Promise.all([loadIdentity(), openOutbox(room)]);
  const name = personName.peek();
  const { origin } = location;
  const engine = openRoom({ platform, origin, room, identity, name, outbox, lease: drainLease(room) });
  // The room is on its way already.
  const openUnread = await loadUnread();
  const wanted = signal<WantedPlace | null>(null);
  return followEngine(engine, { lastClose, wanted, unread: openUnread?.({ engine, wanted }) ?? null });
}

function followEngine(engine: RoomEngine, parts: Pick<Session, 'lastClose' | 'wanted' | 'unread'>): Session {
  const state = signal(engine.state);
  const track = signal(startTrack(Date.now()));
  const remember = roomMemory(engine);
  const follow = (now: RoomState) => {
    parts.unread?.follow(now);
    state.value = now;
    track.value = followConnection(track.peek(), now.connection, Date.now());
    if (now.connection.status === 'joined') remember(now);
  };
  const stops = [engine.subscribe(follow), watchPage(engine)];
  follow(engine.state);
  const close = () => {
    for (const stop of stops) stop();
    parts.unread?.close();
    closeWhenSent(engine);
  };
  return { ...parts, engine, state, track, close };
}

/**
 * What this device keeps of a joined room: the visit, the title, the name. On coming in, the room learns the name the
 * person goes by here; afterwards the device learns what they are called in the room.
 */
function roomMemory(engine: RoomEngine): (state: RoomState) => void {
  let known: string | null = null;
  return ({ room, you }) => {
    if (known === null) rememberVisit(room.id);
    rememberTitle(room.id, room.title);
    if (you.name === known) return;
    const isArrival = known === null;
    known = you.name;
    if (!isArrival) changeName(you.name);
    else if (you.name !== personName.peek()) engine.rename(personName.peek()).catch(() => {});
  };
}
