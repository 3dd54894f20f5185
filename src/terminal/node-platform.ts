// Node as the engine sees it: sockets, time, randomness, keys.
import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import type { Identity, Platform, Socket } from '../client/ports.ts';

const utf8 = new TextEncoder();
/** RFC 8410: what comes before the seed in a private key of Ed25519. */
const PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');

export function nodePlatform(): Platform {
  return {
    openSocket,
    clock: { now: () => Date.now(), after },
    random: () => randomBytes(4).readUInt32BE() / 2 ** 32,
    randomBytes: (count) => randomBytes(count),
    encodeUtf8: (text) => utf8.encode(text),
    isOnline: () => true,
  };
}

export function identityFrom(seed: Uint8Array): Identity {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEADER, seed]), format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (x === undefined) throw new Error('The key has no public part');
  return { member: x, sign: async (bytes) => sign(null, bytes, key) };
}

/** Whether this Node can dial at all: its own WebSocket came with version 22. */
export function canDial(): boolean {
  return typeof globalThis.WebSocket === 'function';
}

function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

function openSocket(url: string, protocols: readonly string[]): Socket {
  const web = new WebSocket(url, [...protocols]);
  const socket: Socket = {
    send: (text) => web.send(text),
    close: (code, reason) => web.close(code, reason),
    onopen: null,
    onmessage: null,
    onclose: null,
  };
  web.onopen = () => socket.onopen?.();
  web.onmessage = ({ data }: { data: unknown }) => {
    if (typeof data === 'string') socket.onmessage?.(data);
  };
  web.onclose = ({ code, reason }) => socket.onclose?.(code, reason);
  // Node tells of a failed dialling twice, as an error and as a close: the close is enough.
  web.onerror = () => {};
  return socket;
}
