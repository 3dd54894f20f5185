// The WebSocket handshake: which wire a socket asked for, and the answers that only a socket can carry.
import { CLOSE, type CloseReason } from '../protocol/close-codes.ts';
import { PROTOCOL } from '../protocol/version.ts';
import { FOLLOW_HEADER, FOLLOW_PATH, type FollowCall } from './room-calls.ts';

export type Wire =
  | { readonly kind: 'json' }
  /** A stream of the Worker's own. */
  | { readonly kind: 'follow'; readonly call: FollowCall }
  /** `name` is null if none was asked for. */
  | { readonly kind: 'plain'; readonly name: string | null; readonly history: number };

export function isUpgrade(request: Request): boolean {
  return request.headers.get('Upgrade')?.toLowerCase() === 'websocket';
}

/** The subprotocols a client offers, in its order. */
function offeredProtocols(request: Request): string[] {
  const offered = request.headers.get('Sec-WebSocket-Protocol') ?? '';
  return offered.split(',').flatMap((name) => name.trim() || []);
}

/** What an upgrade that is not `isTooOld` speaks. */
export function chooseWire(request: Request): Wire {
  if (offeredProtocols(request).includes(PROTOCOL)) return { kind: 'json' };
  const { searchParams, pathname } = new URL(request.url);
  if (pathname === FOLLOW_PATH) return { kind: 'follow', call: followCall(request) };
  const history = Number.parseInt(searchParams.get('history') ?? '', 10);
  return { kind: 'plain', name: searchParams.get('name') || null, history: Number.isNaN(history) ? 0 : history };
}

function followCall(request: Request): FollowCall {
  return JSON.parse(decodeURIComponent(request.headers.get(FOLLOW_HEADER) ?? ''));
}

/** Offers subprotocols, and none that is spoken here. */
export function isTooOld(request: Request): boolean {
  const offered = offeredProtocols(request);
  return offered.length > 0 && !offered.includes(PROTOCOL);
}

export function switchProtocols(socket: WebSocket, wire: Wire): Response {
  return answer(socket, wire.kind === 'json' ? PROTOCOL : undefined);
}

/** Accepts and closes at once: the only way for a browser's script to learn why. */
export function refuse(request: Request, reason: CloseReason): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.close(CLOSE[reason], reason);
  return answer(client, offeredProtocols(request)[0]);
}

/** A browser fails a handshake that names no subprotocol when it offered some. */
function answer(webSocket: WebSocket, protocol: string | undefined): Response {
  const headers = protocol === undefined ? {} : { 'Sec-WebSocket-Protocol': protocol };
  return new Response(null, { status: 101, webSocket, headers });
}
