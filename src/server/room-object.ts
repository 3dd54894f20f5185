// The Durable Object of one room: translates the runtime's callbacks into calls of the room. No rule, no SQL, no JSON.
import { DurableObject } from 'cloudflare:workers';
import { toBase64url } from '../protocol/base64url.ts';
import { CLOSE } from '../protocol/close-codes.ts';
import { makeGuestName } from '../protocol/guest-names.ts';
import type { EventId, MemberId, Seq } from '../protocol/ids.ts';
import { PING, PONG } from '../protocol/version.ts';
import type { Claim } from '../room/admission.ts';
import type { PageAsk } from '../room/pages.ts';
import type { RoomPorts } from '../room/ports.ts';
import { Room as RoomCore } from '../room/room.ts';
import type { Seat } from '../room/seat.ts';
import { type AddressHash, addressHash, addressOf } from './address.ts';
import { Alarm } from './alarm.ts';
import { Calls } from './calls.ts';
import { clock } from './clock.ts';
import { reciprocate } from './close-handshake.ts';
import { prove } from './credentials.ts';
import { type Environment, limitsOf } from './environment.ts';
import { EdgeWebhooks } from './hooks/edge-webhooks.ts';
import type { HookCalls, HookPostCall, HookWishCall } from './hooks/hook-calls.ts';
import { MIGRATIONS } from './migrations.ts';
import { randomBytes } from './random.ts';
import { report } from './report.ts';
import type { ExportCall, PostCall, RoomCalls, SearchCall } from './room-calls.ts';
import { roomName } from './room-name.ts';
import { skeleton } from './skeleton.ts';
import { keptSession, SocketPeer } from './socket-peer.ts';
import { SqliteStore } from './sqlite-store.ts';
import { chooseWire, switchProtocols, type Wire } from './upgrade.ts';

export class Room extends DurableObject<Environment> implements RoomCalls, HookCalls {
  readonly #alarm: Alarm;
  readonly #core: RoomCore;
  readonly #hashAddress: AddressHash;
  readonly #calls: Calls;
  readonly #webhooks: EdgeWebhooks;
  readonly #seats = new WeakMap<WebSocket, Seat>();

  constructor(context: DurableObjectState, environment: Environment) {
    super(context, environment);
    this.#alarm = new Alarm(context.storage);
    const room = roomName(context);
    this.#core = new RoomCore(this.#ports(room));
    this.#hashAddress = addressHash(context.id.toString());
    const parts = { room, core: this.#core, hashAddress: this.#hashAddress };
    this.#calls = new Calls(parts);
    this.#webhooks = new EdgeWebhooks({ ...parts, targets: environment.HOOK_TARGETS, report: report(context.id) });
    // Newest first, and who came first keeps an unmarked name.
    for (const socket of context.getWebSockets().reverse()) this.#restore(socket);
  }

  /** An upgrade that the Worker has checked. */
  override async fetch(request: Request): Promise<Response> {
    const wire = chooseWire(request);
    const { 0: client, 1: socket } = new WebSocketPair();
    const peer = SocketPeer.arriving(socket, this.ctx);
    const seat = await this.#seatOn(wire, peer, request);
    if (seat) this.#seats.set(socket, seat);
    return switchProtocols(client, wire);
  }

  async #seatOn(wire: Wire, peer: SocketPeer, request: Request): Promise<Seat | null> {
    if (wire.kind === 'follow') return this.#calls.seatFollower(peer, wire.call);
    const arrival = { host: new URL(request.url).host, address: await this.#hashAddress(addressOf(request)) };
    if (wire.kind === 'json') return this.#core.greet(peer, arrival);
    const wish = { name: wire.name ?? makeGuestName(randomBytes), history: wire.history };
    return this.#core.welcomePlain(peer, arrival, wish);
  }

  /** A promise only where something has to be proven: for every other frame the runtime would wait on it in vain. */
  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void | Promise<void> {
    const seat = this.#seats.get(socket);
    if (seat === undefined) return;
    try {
      if (typeof message !== 'string') return this.#core.hearBinary(seat);
      const claim = this.#core.hear(seat, message);
      if (claim) return this.#admit(seat, claim);
    } catch (fault) {
      this.#breakOff(seat, fault);
    }
  }

  override webSocketClose(socket: WebSocket, code: number, reason: string, wasClean: boolean): void {
    this.#leave(socket);
    reciprocate(socket, { code, reason, wasClean });
  }

  override webSocketError(socket: WebSocket): void {
    this.#leave(socket);
  }

  override alarm(): void | Promise<void> {
    this.#alarm.clear();
    this.#core.maintain();
    return this.#webhooks.deliver();
  }

  // What the Worker calls. Only methods of the class itself can be called from there.

  post(call: PostCall) {
    return this.#calls.post(call);
  }

  about(address: string) {
    return this.#calls.about(address);
  }

  members(address: string) {
    return this.#calls.members(address);
  }

  page(address: string, of: 'events' | 'messages', ask: PageAsk) {
    return this.#calls.page(address, of, ask);
  }

  message(address: string, seq: Seq) {
    return this.#calls.message(address, seq);
  }

  search(call: SearchCall) {
    return this.#calls.search(call);
  }

  recent(address: string, count: number) {
    return this.#calls.recent(address, count);
  }

  stats(address: string) {
    return this.#calls.stats(address);
  }

  exportTurn(call: ExportCall) {
    return this.#calls.exportTurn(call);
  }

  listHooks(address: string, reader: MemberId) {
    return this.#webhooks.listHooks(address, reader);
  }

  makeHook(call: HookWishCall) {
    return this.#webhooks.makeHook(call);
  }

  revokeHook(address: string, id: EventId, by: MemberId) {
    return this.#webhooks.revokeHook(address, id, by);
  }

  postByHook(call: HookPostCall) {
    return this.#webhooks.postByHook(call);
  }

  async #admit(seat: Seat, claim: Claim): Promise<void> {
    const member = await prove(claim);
    try {
      this.#core.admit(seat, claim, member);
    } catch (fault) {
      this.#breakOff(seat, fault);
    }
  }

  /** A fault of ours ends the session it met, with a code that says come back, and nobody else's. */
  #breakOff(seat: Seat, fault: unknown): void {
    report(this.ctx.id)(fault);
    seat.peer.close(CLOSE.restarting, 'restarting');
    this.#core.leave(seat);
  }

  #restore(socket: WebSocket): void {
    const session = keptSession(socket);
    if (session) this.#seats.set(socket, this.#core.restore(SocketPeer.waking(socket, this.ctx), session));
  }

  #leave(socket: WebSocket): void {
    const seat = this.#seats.get(socket);
    if (seat) this.#core.leave(seat);
  }

  #ports(room: string): RoomPorts {
    const { ctx, env } = this;
    return {
      id: room,
      store: new SqliteStore(ctx.storage, MIGRATIONS, room),
      clock,
      limits: limitsOf(env),
      randomId: (characters) => toBase64url(randomBytes(Math.ceil((characters * 3) / 4))).slice(0, characters),
      skeleton,
      durable: () => ctx.storage.sync(),
      schedule: (at) => void this.#alarm.ringBy(at).catch(report(ctx.id)),
      announceHead: (head) => ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, `${PONG} ${head}`)),
      report: report(ctx.id),
    };
  }
}
