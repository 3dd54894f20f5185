// The answer to a room's challenge: proof of the key, a name for newcomers, and where the log was left.
import { toBase64url } from '../protocol/base64url.ts';
import { helloTranscript } from '../protocol/transcript.ts';
import type { Cursor, Hello } from '../protocol/up.ts';
import type { Identity } from './ports.ts';

export interface Greeting {
  readonly identity: Identity;
  /** The host dialled. */
  readonly host: string;
  readonly room: string;
  readonly nonce: string;
  readonly name: string;
  readonly engine: string;
  readonly attempt: number;
  readonly since: Cursor | null;
  readonly encodeUtf8: (text: string) => Uint8Array;
}

export async function signHello(greeting: Greeting): Promise<Hello> {
  const { identity, host, room, nonce, name, engine, attempt, since } = greeting;
  const key = identity.member;
  const signature = await identity.sign(helloTranscript({ host, room, key, nonce }, greeting.encodeUtf8));
  return {
    type: 'hello',
    key,
    signature: toBase64url(signature),
    name,
    engine,
    attempt,
    heartbeat: true,
    ...(since && { since }),
  };
}
