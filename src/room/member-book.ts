// Who is who: rows of members that wrote something, names and marks of those who only visit.

import { badgeFace } from '../protocol/badge.ts';
import type { MemberId } from '../protocol/ids.ts';
import type { Dictionary, Mark, MemberFacts } from '../protocol/members.ts';
import type { MemberRow, Store, StoredEvent } from './ports.ts';

/** Names that speak with a voice of their own in chats. */
const RESERVED = [
  'ajar',
  'admin',
  'administrator',
  'moderator',
  'owner',
  'system',
  'server',
  'support',
  'everyone',
  'here',
];

/** Emoji, also of digits, and all else that is neither letter, digit nor an accent. */
const BESIDE_LETTERS = /[0-9#*]\ufe0f?\u20e3|\ufe0f|[^\p{L}\p{N}\p{M}]/gu;

/** Rows kept in memory; above it the oldest are read again when needed. */
const MAX_CACHED = 20_000;

export class MemberBook {
  readonly #store: Store;
  readonly #skeleton: (name: string) => string;
  readonly #reserved: ReadonlySet<string>;
  /** Null for visitors: rosters ask for them at every join. */
  readonly #byMember = new Map<MemberId, MemberRow | null>();
  readonly #byNumber = new Map<number, MemberRow>();
  /** Skeletons of the names of those present, with who has one, in the order they took it. */
  readonly #present = new Map<string, Set<MemberId>>();
  readonly #skeletonOf = new Map<MemberId, string>();
  /** Of the next member who writes; null until the store was asked. */
  #nextNumber: number | null = null;

  constructor(store: Store, skeleton: (name: string) => string) {
    this.#store = store;
    this.#skeleton = (name) => skeleton(name.toLowerCase()).toLowerCase();
    this.#reserved = new Set(RESERVED.map(this.#skeleton));
  }

  row(member: MemberId): MemberRow | null {
    const known = this.#byMember.get(member);
    if (known !== undefined) return known;
    const row = this.#store.findMember(member);
    if (row) return this.#remember(row);
    if (this.#byMember.size >= MAX_CACHED) this.forget();
    this.#byMember.set(member, null);
    return null;
  }

  rowAt(number: number): MemberRow {
    const known = this.#byNumber.get(number);
    if (known !== undefined) return known;
    const row = this.#store.memberAt(number);
    if (row === null) throw new Error(`The log names member ${number}, which has no row`);
    return this.#remember(row);
  }

  /** The member's row, written now if this is their first event. */
  ensure(member: MemberId, visitor: MemberFacts & { readonly marks: readonly Mark[] }): MemberRow {
    const known = this.row(member);
    if (known !== null) return known;
    const number = this.#nextNumber ?? this.#store.nextMemberNumber();
    const row = { number, member, name: visitor.name, marks: visitor.marks };
    this.#store.addMember(row);
    this.#nextNumber = number + 1;
    return this.#remember(row);
  }

  rename(row: MemberRow, name: string): MemberRow {
    const marks = this.marksFor(row.member, name);
    this.#store.renameMember(row.number, name, marks);
    return this.#remember({ ...row, name, marks });
  }

  /** Marks that a name and a badge deserve beside those present and those who wrote here before. */
  marksFor(member: MemberId, name: string): Mark[] {
    const marks: Mark[] = [];
    const face = badgeFace(member);
    if (face !== null && this.#store.hasBadgeFace(face, member)) marks.push('sameBadge');
    const skeleton = this.#skeleton(name);
    const [holder] = this.#present.get(skeleton) ?? [];
    if (this.#isReserved(name) || (holder !== undefined && holder !== member)) marks.push('likeName');
    return marks;
  }

  /** Whatever stands beside its letters: `👑 admin` is no other voice than `admin`. */
  #isReserved(name: string): boolean {
    return [name, name.replace(BESIDE_LETTERS, '')].some((spelt) => this.#reserved.has(this.#skeleton(spelt)));
  }

  /** The current name of someone present. */
  nameOf(session: { readonly member: MemberId; readonly name: string }): string {
    return this.row(session.member)?.name ?? session.name;
  }

  /** This member is present under that name from now on. */
  noteArrival(member: MemberId, name: string): void {
    const skeleton = this.#skeleton(name);
    if (this.#skeletonOf.get(member) === skeleton) return;
    this.noteDeparture(member);
    this.#skeletonOf.set(member, skeleton);
    this.#present.set(skeleton, (this.#present.get(skeleton) ?? new Set()).add(member));
  }

  noteDeparture(member: MemberId): void {
    const skeleton = this.#skeletonOf.get(member) ?? '';
    this.#skeletonOf.delete(member);
    const holders = this.#present.get(skeleton);
    holders?.delete(member);
    if (holders?.size === 0) this.#present.delete(skeleton);
  }

  /** What readers of these events need to know about their authors. */
  dictionary(events: readonly StoredEvent[]): Dictionary {
    const dictionary: Dictionary = {};
    for (const event of events) {
      const row = this.rowAt(event.by);
      dictionary[row.member] ??= factsOf(row.name, row.marks);
    }
    return dictionary;
  }

  /** Drops what is remembered of rows: a transaction was rolled back. */
  forget(): void {
    this.#byMember.clear();
    this.#byNumber.clear();
    this.#nextNumber = null;
  }

  #remember(row: MemberRow): MemberRow {
    if (this.#byMember.size >= MAX_CACHED) this.forget();
    this.#byMember.set(row.member, row);
    this.#byNumber.set(row.number, row);
    return row;
  }
}

export function factsOf(name: string, marks: readonly Mark[]): MemberFacts {
  return marks.length === 0 ? { name } : { name, marks: [...marks] };
}
