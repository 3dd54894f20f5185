// The engine's front: what a view may do with an open room. Everything behind it is built from `ports.ts` alone.
import { Engine } from './engine.ts';
import type { OpenRoomOptions } from './ports.ts';
import type { RoomEngine } from './state.ts';

/** Opens a room and keeps it open until `close()`. Connects at once; posts may be composed at once. */
export function openRoom(options: OpenRoomOptions): RoomEngine {
  const engine = new Engine(options);
  const { published, history, desk, connection, presence, name, voice, listeners } = engine;
  engine.open();
  return {
    get state() {
      return published.state;
    },
    get epoch() {
      return history.follower.basis?.epoch ?? '';
    },
    subscribe: (listener) => published.subscribe(listener),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    post: (kind, body, target) => engine.post({ kind, body, ...(target !== undefined && { target }) }),
    retry: (id) => desk.retry(id),
    discard: (id) => desk.discard(id),
    loadOlder: () => history.paging.loadOlder(),
    loadNewer: () => history.paging.loadNewer(),
    jumpToLatest: () => history.paging.jumpToLatest(),
    jumpTo: (seq) => history.paging.jumpTo(seq),
    quote: (seq) => history.quotes.want(seq),
    search: (wish, tell) => engine.searching.start(wish, tell),
    setFollowing: (following) => history.follow(following),
    setTyping: (typing) => voice.set(typing),
    setActive: (active) => presence.set(active),
    rename: (wanted) => name.change(wanted),
    wake: () => connection.wake(),
    settled: () => desk.settled(),
    close: () => engine.close(),
  };
}
