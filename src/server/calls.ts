// What the Worker calls on a room: says who a caller is and passes on.
import { fromBase64url, toBase64url } from '../protocol/base64url.ts';
import { makeGuestName } from '../protocol/guest-names.ts';
import { GUEST_PREFIX, type MemberId, type Seq } from '../protocol/ids.ts';
import { normaliseName } from '../protocol/names.ts';
import type { RoomStats } from '../protocol/room-stats.ts';
import type { Answers, Recent } from '../room/answers.ts';
import type { Caller, CallOutcome, Formerly } from '../room/callers.ts';
import type { ExportTurn } from '../room/export-turn.ts';
import type { PageAsk } from '../room/pages.ts';
import type { Room as RoomCore } from '../room/room.ts';
import type { Peer, Seat } from '../room/seat.ts';
import type { AddressHash } from './address.ts';
import { callingGuest, keyedEventId } from './credentials.ts';
import { botMember } from './hooks/secrets.ts';
import { randomBytes } from './random.ts';
import type {
  CallerClaim,
  ExportCall,
  FollowCall,
  PostCall,
  Read,
  RoomCalls,
  SearchCall,
  SearchFailure,
} from './room-calls.ts';

const DAY_MS = 86_400_000;
const ENGINE_KEY_BYTES = 16;
/** A search is as much work as ten other questions, a turn of a file as twenty. */
const SEARCH_TOKENS = 10;
const EXPORT_TOKENS = 20;

export interface CallsParts {
  /** The room's id. */
  readonly room: string;
  readonly core: RoomCore;
  readonly hashAddress: AddressHash;
}

export class Calls implements RoomCalls {
  readonly #parts: CallsParts;

  constructor(parts: CallsParts) {
    this.#parts = parts;
  }

  async post(call: PostCall): Promise<CallOutcome> {
    const { caller, address, kind, target, body } = call;
    const key = keyOf(call);
    const name = caller.name === null ? null : normaliseName(caller.name);
    if (name?.ok === false) return { kind: 'refused', code: 'nameBad', delayMs: 0 };
    const claim = { ...caller, name: name?.value ?? null };
    const who = await this.#callerOf(claim, address);
    if (who === null) return { kind: 'refused', code: 'badToken', delayMs: 0 };
    const id = key === null ? null : await keyedEventId(who.member, key);
    const formerly = key === null ? null : await this.#formerly(claim, address, key);
    return this.#parts.core.callers.post(who, { id, kind, target, body: JSON.parse(body) }, formerly);
  }

  about(address: string): Promise<Read<string>> {
    return this.#read(address, (answers) => answers.about());
  }

  members(address: string): Promise<Read<string>> {
    return this.#read(address, (answers) => answers.members());
  }

  page(address: string, of: 'events' | 'messages', ask: PageAsk): Promise<Read<string>> {
    return this.#read(address, (answers) => answers.page(of, ask));
  }

  message(address: string, seq: Seq): Promise<Read<string | null>> {
    return this.#read(address, (answers) => answers.message(seq));
  }

  async search({ caller, address, ...wish }: SearchCall): Promise<Read<string> | SearchFailure> {
    const who = await this.#callerOf(caller, address);
    if (who === null) return { kind: 'failed', code: 'badToken' };
    const asked = await this.#read(address, (answers) => answers.search(who.member, wish), SEARCH_TOKENS);
    if (asked.kind === 'refused') return asked;
    const found = await asked.value;
    if (found.type === 'error') return { kind: 'failed', code: failureOf(found.code) };
    const { hits, members, next } = found;
    return { kind: 'answered', value: JSON.stringify({ hits, members, next }) };
  }

  recent(address: string, count: number): Promise<Read<Recent>> {
    return this.#read(address, (answers) => answers.recent(count));
  }

  stats(address: string): Promise<Read<RoomStats>> {
    return this.#read(address, (answers) => answers.stats());
  }

  exportTurn({ address, format, place }: ExportCall): Promise<Read<ExportTurn>> {
    return this.#read(address, (answers) => answers.exportTurn(format, place), EXPORT_TOKENS);
  }

  /** Seats a stream. Its hello came with the request: it is the guest who posts by that name from that address. */
  async seatFollower(peer: Peer, { name, address, place }: FollowCall): Promise<Seat | null> {
    const who = await this.#callerOf({ kind: 'guest', name }, address);
    if (who === null) return null;
    const seat = this.#parts.core.greet(peer, { host: '', address: who.address });
    if (seat === null) return null;
    const since = place && this.#parts.core.answers.cursorAt(place);
    const engine = toBase64url(randomBytes(ENGINE_KEY_BYTES));
    const hello = { type: 'guest', name: who.name, engine, attempt: 0, heartbeat: true, ...(since && { since }) };
    const claim = this.#parts.core.hear(seat, JSON.stringify(hello));
    if (claim) this.#parts.core.admit(seat, claim, who.member);
    return seat;
  }

  async #read<T>(address: string, read: (answers: Answers) => T, tokens = 1): Promise<Read<T>> {
    const wait = await waitOf(this.#parts, address, tokens);
    return wait ?? { kind: 'answered', value: read(this.#parts.core.answers) };
  }

  /** Null for a token that no hook has. */
  async #callerOf(claim: CallerClaim, address: string): Promise<Caller | null> {
    const hash = await this.#parts.hashAddress(address);
    if (claim.kind === 'bot') return this.#botOf(claim, hash);
    const member = await this.#memberOf(claim, address, Date.now());
    return { member, name: claim.name ?? nameFrom(member), address: hash };
  }

  async #botOf({ tokenHash, name }: CallerClaim & { kind: 'bot' }, address: string): Promise<Caller | null> {
    const { room, core } = this.#parts;
    const hook = core.hooks.incoming(tokenHash);
    if (hook === null) return null;
    const shown = name ?? hook.name;
    return { member: await botMember(room, hook.id, shown), name: shown, hook: hook.id, address };
  }

  async #memberOf(caller: Exclude<CallerClaim, { kind: 'bot' }>, address: string, at: number): Promise<MemberId> {
    if (caller.kind === 'member') return caller.member;
    return callingGuest(this.#parts.room, await this.#parts.hashAddress(address, at), spelled(caller.name ?? ''));
  }

  /** A call that is repeated after midnight finds what it stored before. */
  async #formerly(caller: CallerClaim, address: string, key: string): Promise<Formerly | null> {
    if (caller.kind !== 'guest') return null;
    const member = await this.#memberOf(caller, address, Date.now() - DAY_MS);
    return { member, id: await keyedEventId(member, key) };
  }
}

/** Takes what a call costs its address; or how long that has to wait. */
export async function waitOf(
  { core, hashAddress }: CallsParts,
  address: string,
  tokens = 1,
): Promise<Extract<Read<unknown>, { kind: 'refused' }> | null> {
  const delayMs = core.answers.delayMs(await hashAddress(address), tokens);
  return delayMs > 0 ? { kind: 'refused', code: 'tooFast', delayMs } : null;
}

/** A request is another under the same key if it does something else, or to something else. */
function keyOf({ kind, target, body, idempotencyKey: key }: PostCall): string | null {
  if (key === null || target === undefined) return key;
  return `${key} ${kind} ${target}${kind === 'react' ? ` ${body}` : ''}`;
}

function failureOf(code: string): SearchFailure['code'] {
  return code === 'searchEmpty' || code === 'searchTooLong' ? code : 'searchFailed';
}

/** As the room keeps a name: one guest has it, however it was typed. */
function spelled(typed: string): string {
  const name = normaliseName(typed);
  return name.ok ? name.value : typed;
}

/** The same made-up name for the same member. */
function nameFrom(member: MemberId): string {
  const bytes = fromBase64url(member.replace(GUEST_PREFIX, '')) ?? new Uint8Array();
  return makeGuestName((count) => bytes.subarray(0, count));
}
