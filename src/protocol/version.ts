// The subprotocol's name and its history: one line a version, newest first.
// ajar.v1  the first: challenge, hello, posts with base, pull, pages, search, presence. Marks know bots.

export const PROTOCOL = 'ajar.v1';

/** What a client sends, and is answered, as a heartbeat: plain text frames that the platform handles while the room sleeps. */
export const PING = 'ping';
export const PONG = 'pong';
