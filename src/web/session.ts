// One room held open by this tab: its engine, its state as a signal, and the browser's signs (online, visible, back
// from the cache) passed on to the engine.
import { type ReadonlySignal, signal } from '@preact/signals';
import { openRoom } from '../client/open-room.ts';
import type { RoomEngine, RoomState } from '../client/state.ts';
import { type ConnectionTrack, followConnection, startTrack } from './connection-track.ts';
import { drainLease } from './drain-lease.ts';
import { changeName, loadIdentity, personName } from './identity-store.ts';
import { openOutbox } from './outbox-store.ts';
import { browserPlatform } from './platform.ts';
import { rememberTitle, rememberVisit } from './recent-rooms.ts';
import { watchPage } from './watch-page.ts';

export interface Session {
  readonly engine: RoomEngine;
  readonly state: ReadonlySignal<RoomState>;
  readonly track: ReadonlySignal<ConnectionTrack>;
  /** Close code of the last connection that ended; 0 before one did. */
  readonly lastClose: ReadonlySignal<number>;
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
  return followEngine(engine, lastClose);
}

function followEngine(engine: RoomEngine, lastClose: ReadonlySignal<number>): Session {
  const state = signal(engine.state);
  const track = signal(startTrack(Date.now()));
  const remember = roomMemory(engine);
  const follow = (now: RoomState) => {
    state.value = now;
    track.value = followConnection(track.peek(), now.connection, Date.now());
    if (now.connection.status === 'joined') remember(now);
  };
  const stops = [engine.subscribe(follow), watchPage(engine)];
  follow(engine.state);
  const close = () => {
    for (const stop of stops) stop();
    engine.close();
  };
  return { engine, state, track, lastClose, close };
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
