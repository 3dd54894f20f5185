// Why a socket was closed. The range carries the retry policy, so that a client of any age knows what to do
// with a code it has never seen: 4000–4499 reconnect with back-off, 4500–4999 do not.

export const CLOSE = {
  /** The server is being replaced or lost its place; come back. */
  restarting: 4000,
  /** No valid `hello` within the deadline. */
  helloTimeout: 4001,
  /** Behind for too long without pulling. */
  tooSlow: 4002,
  /** Too many frames; the next attempt should wait longer. */
  flood: 4003,
  /** A heartbeat was declared and stopped coming. */
  ghost: 4004,
  /** Too many connections or joins from this address within a minute. */
  busyAddress: 4005,

  /** None of the offered subprotocols is spoken here. */
  tooOld: 4500,
  /** The room id breaks the rules. */
  badRoomId: 4501,
  /** The signature did not match the challenge. */
  badSignature: 4502,
  /** The name breaks the rules. */
  badName: 4503,
  /** A newer attempt of the same engine took over. */
  superseded: 4504,
  /** The frame was binary, too large, or not text. */
  badFrame: 4505,
  /** The challenge was answered twice or out of turn. */
  badHello: 4506,
  /** Every place is taken; a person may try again, a program should not. */
  full: 4507,
} as const;

export type CloseReason = keyof typeof CLOSE;

/** Whether a client should come back after this close code. Codes of the WebSocket protocol itself (1000–2999) are drops: retry. */
export function mayReconnectAfter(code: number): boolean {
  return code < 4500 || code > 4999;
}
