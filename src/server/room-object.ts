// The Durable Object of one room: translates the runtime's callbacks into calls of the room. No rule, no SQL, no JSON.
import { DurableObject } from 'cloudflare:workers';
import unhomoglyph from 'unhomoglyph';
import { toBase64url } from '../protocol/base64url.ts';
import { makeGuestName } from '../protocol/guest-names.ts';
import { PING, PONG } from '../protocol/version.ts';
import type { RoomPorts } from '../room/ports.ts';
import { Room as RoomCore } from '../room/room.ts';
import type { Seat } from '../room/seat.ts';
import { addressOf } from './address.ts';
import { Alarm } from './alarm.ts';
import { clock } from './clock.ts';
import { reciprocate } from './close-handshake.ts';
import { prove } from './credentials.ts';
import { type Environment, limitsOf } from './environment.ts';
import { randomBytes } from './random.ts';
import { report } from './report.ts';
import { keptSession, SocketPeer } from './socket-peer.ts';
import { SqliteStore } from './sqlite-store.ts';
import { chooseWire, switchProtocols } from './upgrade.ts';

export class Room extends DurableObject<Environment> {
  readonly #alarm: Alarm;
  readonly #core: RoomCore;
  readonly #seats = new WeakMap<WebSocket, Seat>();

  constructor(context: DurableObjectState, environment: Environment) {
    super(context, environment);
    this.#alarm = new Alarm(context.storage);
    this.#core = new RoomCore(this.#ports());
    for (const socket of context.getWebSockets()) this.#restore(socket);
  }

  /** An upgrade that the Worker has checked. */
  override async fetch(request: Request): Promise<Response> {
    const arrival = { host: new URL(request.url).host, address: await addressOf(request, this.ctx.id.toString()) };
    const wire = chooseWire(request);
    const { 0: client, 1: socket } = new WebSocketPair();
    this.ctx.acceptWebSocket(socket);
    const peer = new SocketPeer(socket, this.ctx);
    const seat =
      wire.kind === 'json'
        ? this.#core.greet(peer, arrival)
        : this.#core.welcomePlain(peer, arrival, {
            name: wire.name ?? makeGuestName(randomBytes),
            history: wire.history,
          });
    if (seat) this.#seats.set(socket, seat);
    return switchProtocols(client, wire);
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    const seat = this.#seats.get(socket);
    if (seat === undefined) return;
    if (typeof message !== 'string') return this.#core.hearBinary(seat);
    const claim = this.#core.hear(seat, message);
    if (claim) this.#core.admit(seat, claim, await prove(claim));
  }

  override webSocketClose(socket: WebSocket, code: number, reason: string, wasClean: boolean): void {
    this.#leave(socket);
    reciprocate(socket, { code, reason, wasClean });
  }

  override webSocketError(socket: WebSocket): void {
    this.#leave(socket);
  }

  override alarm(): void {
    this.#alarm.clear();
    this.#core.maintain();
  }

  #restore(socket: WebSocket): void {
    const session = keptSession(socket);
    if (session) this.#seats.set(socket, this.#core.restore(new SocketPeer(socket, this.ctx), session));
  }

  #leave(socket: WebSocket): void {
    const seat = this.#seats.get(socket);
    if (seat) this.#core.leave(seat);
  }

  #ports(): RoomPorts {
    const { ctx, env } = this;
    return {
      id: ctx.id.name ?? '',
      store: new SqliteStore(ctx.storage),
      clock,
      limits: limitsOf(env),
      randomId: (characters) => toBase64url(randomBytes(Math.ceil((characters * 3) / 4))).slice(0, characters),
      skeleton: (name) => unhomoglyph(name.normalize('NFD')).normalize('NFD'),
      durable: () => ctx.storage.sync(),
      schedule: (at) => void this.#alarm.ringBy(at).catch(report(ctx.id)),
      announceHead: (head) => ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, `${PONG} ${head}`)),
      report: report(ctx.id),
    };
  }
}
