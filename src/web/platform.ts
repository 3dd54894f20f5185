// The browser as the engine sees it: sockets, time, randomness. Nothing else of the DOM reaches the engine.
import { engineSocket } from '../client/engine-socket.ts';
import type { Platform } from '../client/ports.ts';

const utf8 = new TextEncoder();

export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** `closed` hears every socket's close code: why a connection is waited for is worth saying. */
export function browserPlatform(closed: (code: number) => void): Platform {
  return {
    openSocket: (url, protocols) => engineSocket(new WebSocket(url, [...protocols]), closed),
    clock: { now: () => Date.now(), after },
    random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
    randomBytes,
    encodeUtf8: (text) => utf8.encode(text),
    isOnline: () => navigator.onLine,
  };
}

function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
