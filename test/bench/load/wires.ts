// How each kind of room is spoken to: joining, wrapping a message, telling message frames from others.
import { randomBytes } from 'node:crypto';
import { helloTranscript } from '../../../src/protocol/transcript.ts';
import type { Cursor } from '../../../src/protocol/up.ts';
import { PROTOCOL } from '../../../src/protocol/version.ts';
import { createIdentity, type TestIdentity } from '../../support/test-identity.ts';

/** What a client knows of the log it follows. */
export type Known = Pick<Cursor, 'epoch' | 'seq'>;

/** Who joins, and where. */
export interface Joiner {
  readonly room: string;
  /** `127.0.0.1:port`, as dialled. */
  readonly host: string;
  /** Place in the crowd. */
  readonly member: number;
  readonly attempt: number;
  /** The cursor to come back with; none on first joining. */
  readonly since: Cursor | undefined;
}

/** What joining answers to a frame: a frame to send, that it is done, or nothing. */
export type JoinStep = { readonly send: string } | 'joined' | null;

export interface Wire {
  readonly name: 'json' | 'text' | 'frames' | 'socketio';
  readonly protocol: string | undefined;
  /** Messages that one frame up may carry. */
  readonly perFrame: number;
  /** Makes what so many members have before they ever join. It takes time that no room is to blame for. */
  prepare(members: number): void;
  path(joiner: Joiner): string;
  /** True if a member is in as soon as the socket is open. */
  readonly isInAtOnce: boolean;
  join(frame: string, joiner: Joiner): JoinStep;
  /** A frame up. */
  encode(texts: readonly string[], known: Known): string;
  /** Whether a frame carries messages, which all members get alike. */
  carriesMessages(payload: Buffer): boolean;
  /** A frame that is none of everyone's messages: what is wrong, or a frame to answer. */
  other(payload: string): { readonly fault: string } | { readonly send: string } | null;
  /** Reads on from message frames what a client must know. */
  follow(payload: string, known: Known): Known;
  /** What a client that read this frame says to prove it; null where the wire has no such thing. */
  sync(payload: Buffer): string | null;
}

const nothing = { prepare: () => {}, follow: (_: string, known: Known) => known, sync: () => null };

/** Messages as bare text frames. A frame down holds one or, from a room that gathers, several. */
export const frames: Wire = {
  ...nothing,
  name: 'frames',
  protocol: undefined,
  perFrame: 1,
  isInAtOnce: true,
  path: ({ room }) => `/room/${room}`,
  join: () => 'joined',
  encode: (texts) => texts.join('\n'),
  carriesMessages: () => true,
  other: () => null,
};

/** Ajar's plain text mode. */
export const text: Wire = {
  ...frames,
  name: 'text',
  path: ({ room, member }) => `/room/${room}?name=m${member}`,
  carriesMessages: (payload) => payload[0] !== STAR,
  other: (payload) => ({ fault: payload }),
};
const STAR = 0x2a;

/** Socket.IO over its WebSocket transport. */
export const socketio: Wire = {
  ...frames,
  name: 'socketio',
  isInAtOnce: false,
  path: () => '/socket.io/?EIO=4&transport=websocket',
  join(frame) {
    if (frame.startsWith('0')) return { send: '40' };
    return frame.startsWith('40') ? 'joined' : null;
  },
  encode: (texts) => `42["m","${texts.join('\n')}"]`,
  carriesMessages: (payload) => payload[0] === 0x34 && payload[1] === 0x32,
  other: (payload) => (payload === '2' ? { send: '3' } : null),
};

/** Keys are kept, because a real member's is: what is measured is the room, not key generation. */
const identities: TestIdentity[] = [];
const engines: string[] = [];
const encoder = new TextEncoder();
const EVENTS = Buffer.from('{"type":"events"');

/** Ajar's own wire. */
export const json: Wire = {
  name: 'json',
  protocol: PROTOCOL,
  perFrame: 50,
  isInAtOnce: false,
  prepare(members) {
    for (let member = 0; member < members; member += 1) makeIdentity(member);
  },
  path: ({ room }) => `/room/${room}`,
  join(frame, joiner) {
    if (frame.startsWith('{"type":"challenge"')) return { send: hello(frame, joiner) };
    if (frame.startsWith('{"type":"reset"')) return 'joined';
    if (!frame.startsWith('{"type":"backlog"')) return null;
    if (frame.includes('"live":true')) return 'joined';
    return { send: `{"type":"pull","after":${lastSeq(frame)}}` };
  },
  encode(texts, { epoch, seq }) {
    const posts = texts.map((one) => ({ id: newId(), epoch, base: seq, kind: 'message', body: { text: one } }));
    return JSON.stringify({ type: 'post', posts });
  },
  carriesMessages: (payload) => EVENTS.compare(payload, 0, EVENTS.length) === 0,
  other(payload) {
    const isFine = /^\{"type":"(?:presence|roster|typing|welcome|challenge)"|^pong/.test(payload);
    return isFine ? null : { fault: payload.slice(0, 200) };
  },
  follow: (payload, known) => ({ epoch: epochOf(payload) ?? known.epoch, seq: lastSeq(payload) ?? known.seq }),
  sync: (payload) => `{"type":"sync","seq":${lastSeq(payload.toString('latin1'))}}`,
};

/** A member's key and engine, made once. */
function makeIdentity(member: number): TestIdentity {
  engines[member] ??= newId();
  identities[member] ??= createIdentity();
  return identities[member];
}

function hello(challenge: string, { host, room, member, attempt, since }: Joiner): string {
  const nonce = /"nonce":"([^"]+)"/.exec(challenge)?.[1] ?? '';
  const { member: key, sign } = makeIdentity(member);
  const signature = sign(helloTranscript({ host, room, key, nonce }, (part) => encoder.encode(part)));
  const name = `m${member}`;
  return JSON.stringify({ type: 'hello', key, signature, name, engine: engines[member], attempt, since });
}

/** 128 random bits at a time from a pool: asking for each would cost more than the frame. */
const POOL_IDS = 4_096;
let pool = Buffer.alloc(0);
function newId(): string {
  if (pool.length === 0) pool = randomBytes(POOL_IDS * 12);
  const id = pool.subarray(0, 12).toString('base64url');
  pool = pool.subarray(12);
  return id;
}

/** The seq of a frame's last event. */
export function lastSeq(frame: string): number | undefined {
  const at = frame.lastIndexOf('{"seq":');
  return at < 0 ? undefined : Number.parseInt(frame.slice(at + 7, at + 23), 10);
}

export function epochOf(frame: string): string | undefined {
  return /"epoch":"([^"]*)"/.exec(frame)?.[1];
}
