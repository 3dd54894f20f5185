// The bytes an identity signs. Every field is length-prefixed, so no two lists of fields give the same bytes,
// and the first names the use, so a signature for one is never good for another.

/** Answers a room's challenge. */
export const HELLO_CONTEXT = 'ajar/hello/v1';

export interface HelloClaim {
  /** Host and port that the client dialled, in lower case: never one that it was told. */
  readonly host: string;
  readonly room: string;
  /** Base64url, as on the wire. */
  readonly key: string;
  readonly nonce: string;
}

/** `encode` is UTF-8, e.g. `TextEncoder.encode`. */
export function helloTranscript(claim: HelloClaim, encode: (text: string) => Uint8Array): Uint8Array<ArrayBuffer> {
  return lengthPrefixed([HELLO_CONTEXT, claim.host.toLowerCase(), claim.room, claim.key, claim.nonce].map(encode));
}

/** Each field after its length in 4 bytes, big-endian. */
export function lengthPrefixed(fields: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fields.reduce((sum, field) => sum + 4 + field.length, 0));
  const view = new DataView(bytes.buffer);
  let offset = 0;
  for (const field of fields) {
    view.setUint32(offset, field.length);
    bytes.set(field, offset + 4);
    offset += 4 + field.length;
  }
  return bytes;
}
