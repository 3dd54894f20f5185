// Who is here, told in ticks: changes gather, a join costs one frame a peer and tick, a crowd costs a number.
import type { MemberId } from '../protocol/ids.ts';
import { PRESENCE_TICK_MS, ROSTER_SAMPLE } from '../protocol/limits.ts';
import type { PresenceState, Present } from '../protocol/members.ts';
import { factsOf, type MemberBook } from './member-book.ts';
import type { MemberSeat, Seats } from './seats.ts';

/** What peers were last told, and what has changed since. */
export interface PresenceDiff {
  readonly count: number;
  readonly changed: Present[];
  readonly left: MemberId[];
}

export class Presence {
  readonly #seats: Seats;
  readonly #book: MemberBook;
  readonly #dirty = new Set<MemberId>();
  #announcedCount = 0;
  /** The members that a roster shows, in JSON, until they change: everyone who joins is shown the same ones. */
  readonly #listed = new Map<MemberId, string>();
  /** All of `#listed` as it stands in a frame; null once one of them changed or another came to be shown. */
  #sample: string | null = null;

  constructor(seats: Seats, book: MemberBook) {
    this.#seats = seats;
    this.#book = book;
  }

  /** On waking, peers know everyone whose socket is there: a pending tick keeps a room from hibernating. */
  settle(): void {
    this.#announcedCount = this.#seats.memberCount;
    this.#sample = null;
  }

  /** This member came, went, changed name or state. */
  touch(member: MemberId): void {
    this.#dirty.add(member);
    const wasShown = this.#listed.delete(member);
    // Whoever joins a crowd comes after those that are shown.
    if (wasShown || this.#listed.size < ROSTER_SAMPLE) this.#sample = null;
  }

  /** The roster as it stands in a frame. */
  rosterJson(): string {
    const count = this.#seats.memberCount;
    this.#sample ??= this.#takeSample();
    return `{"count":${count},"sampled":${count > ROSTER_SAMPLE},"present":[${this.#sample}]}`;
  }

  #takeSample(): string {
    const present: string[] = [];
    for (const member of this.#seats.members()) {
      if (present.length === ROSTER_SAMPLE) break;
      present.push(...this.#listedAs(member));
    }
    return present.join(',');
  }

  #listedAs(member: MemberId): string[] {
    const known = this.#listed.get(member);
    if (known !== undefined) return [known];
    const present = this.#present(member);
    if (present === null) return [];
    const json = JSON.stringify(present);
    this.#listed.set(member, json);
    return [json];
  }

  /** What to tell everyone now: a difference, a whole roster when a crowd has shrunk, or nothing. */
  takeChange(): { readonly kind: 'diff'; readonly diff: PresenceDiff } | { readonly kind: 'roster' } | null {
    if (this.#dirty.size === 0) return null;
    const members = [...this.#dirty];
    this.#dirty.clear();
    const before = this.#announcedCount;
    const count = this.#seats.memberCount;
    this.#announcedCount = count;
    if (count > ROSTER_SAMPLE)
      return before === count ? null : { kind: 'diff', diff: { count, changed: [], left: [] } };
    if (before > ROSTER_SAMPLE) return { kind: 'roster' };
    return { kind: 'diff', diff: { count, ...this.#split(members) } };
  }

  #split(members: readonly MemberId[]): { changed: Present[]; left: MemberId[] } {
    const changed: Present[] = [];
    const left: MemberId[] = [];
    for (const member of members) {
      const present = this.#present(member);
      if (present) changed.push(present);
      else left.push(member);
    }
    return { changed, left };
  }

  #present(member: MemberId): Present | null {
    const seats = this.#seats.of(member);
    const [first] = seats ?? [];
    if (!seats || !first) return null;
    const { name, marks } = this.#book.row(member) ?? first.session;
    return { member, ...factsOf(name, marks), state: stateOf(seats) };
  }
}

/** Active if any session of the member is. A plain text session cannot say, so it counts as active. */
function stateOf(seats: ReadonlySet<MemberSeat>): PresenceState {
  for (const { session } of seats) if (session.state === 'plain' || session.presence === 'active') return 'active';
  return 'idle';
}

/** How long changes gather: longer in a crowd, where a tick costs a frame for each of many peers. */
export function tickMs(memberCount: number): number {
  return memberCount > ROSTER_SAMPLE ? PRESENCE_TICK_MS * 4 : PRESENCE_TICK_MS;
}
