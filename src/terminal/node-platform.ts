// Node as the engine sees it: sockets, time, randomness, keys.
import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import { engineSocket } from '../client/engine-socket.ts';
import type { Identity, Platform } from '../client/ports.ts';

const utf8 = new TextEncoder();
/** RFC 8410: what comes before the seed in a private key of Ed25519. */
const PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');

export function nodePlatform(): Platform {
  return {
    openSocket: (url, protocols) => engineSocket(new WebSocket(url, [...protocols])),
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

function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
