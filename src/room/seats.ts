// Everyone connected: who sits where, which sessions are one member, which engine has which session.
import type { MemberId } from '../protocol/ids.ts';
import type { Seat } from './seat.ts';
import { isMember, type Joined, type Member } from './session.ts';

/** A seat whose session is past admission. */
export type MemberSeat = Seat & { session: Member };

export class Seats {
  readonly #all = new Set<Seat>();
  readonly #byMember = new Map<MemberId, Set<MemberSeat>>();
  readonly #byEngine = new Map<string, Seat>();
  readonly #byAddress = new Map<string, number>();

  get size(): number {
    return this.#all.size;
  }

  get memberCount(): number {
    return this.#byMember.size;
  }

  all(): Iterable<Seat> {
    return this.#all;
  }

  /** How many this address has, whatever they are at. */
  countAt(address: string): number {
    return this.#byAddress.get(address) ?? 0;
  }

  has(seat: Seat): boolean {
    return this.#all.has(seat);
  }

  add(seat: Seat): void {
    this.#all.add(seat);
    this.#byAddress.set(seat.session.address, this.countAt(seat.session.address) + 1);
    if (isSeated(seat)) this.admit(seat);
  }

  /** Files a seat under its member and engine once it has them. */
  admit(seat: MemberSeat): void {
    const { session } = seat;
    const seats = this.#byMember.get(session.member) ?? new Set();
    this.#byMember.set(session.member, seats.add(seat));
    if (session.state === 'joined') this.#byEngine.set(engineOf(session), seat);
  }

  remove(seat: Seat): void {
    if (!this.#all.delete(seat)) return;
    this.#leave(seat.session.address);
    if (!isSeated(seat)) return;
    const { session } = seat;
    const seats = this.#byMember.get(session.member);
    seats?.delete(seat);
    if (seats?.size === 0) this.#byMember.delete(session.member);
    if (session.state === 'joined' && this.#byEngine.get(engineOf(session)) === seat)
      this.#byEngine.delete(engineOf(session));
  }

  of(member: MemberId): ReadonlySet<MemberSeat> | undefined {
    return this.#byMember.get(member);
  }

  members(): Iterable<MemberId> {
    return this.#byMember.keys();
  }

  /** Some seat past admission, the same one for as long as it stays. */
  anyMember(): MemberSeat | undefined {
    const [seats] = this.#byMember.values();
    const [seat] = seats ?? [];
    return seat;
  }

  /** The seat that this engine of this member has now. */
  engine(session: { readonly member: MemberId; readonly engine: string }): Seat | undefined {
    return this.#byEngine.get(engineOf(session));
  }

  #leave(address: string): void {
    const left = this.countAt(address) - 1;
    if (left > 0) this.#byAddress.set(address, left);
    else this.#byAddress.delete(address);
  }
}

export function isSeated(seat: Seat): seat is MemberSeat {
  return isMember(seat.session);
}

function engineOf(session: Pick<Joined, 'member' | 'engine'>): string {
  return `${session.member} ${session.engine}`;
}
