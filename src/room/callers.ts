// Posts by those who have no socket: HTTP, webhooks, bots. What became of one is answered when it is durable.
import type { EventId, MemberId, Seq } from '../protocol/ids.ts';
import { composed, type Draft } from './draft.ts';
import { namedJson } from './named-event.ts';
import type { Parts } from './parts.ts';
import type { Outcome } from './posting.ts';

/** Who calls. `name` is for a member the room has not met. */
export interface Caller {
  readonly member: MemberId;
  readonly name: string;
  /** The hook whose token it has: marked as a program, and as fast as that hook may be. */
  readonly hook?: EventId;
  /** A daily keyed hash of the address; empty if unknown. */
  readonly address: string;
}

/** The same call, had it come yesterday: guests are called otherwise each day. */
export interface Formerly {
  readonly member: MemberId;
  readonly id: EventId;
}

export type CallOutcome =
  /** `event` is JSON, with its author's name. `isNew`: this call stored it, not an earlier one. */
  | { readonly kind: 'stored'; readonly seq: Seq; readonly event: string; readonly isNew: boolean }
  /** `code` is one of `REFUSALS`. */
  | { readonly kind: 'refused'; readonly code: string; readonly delayMs: number };

export class Callers {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Posts a draft. With an id it is stored once, however often it is called. */
  async post(caller: Caller, draft: Draft, formerly: Formerly | null = null): Promise<CallOutcome> {
    const { wakefulness, rates, ports } = this.#parts;
    wakefulness.note();
    const { hook } = caller;
    const now = ports.clock.now();
    const delayMs = rates.takeCall(caller.address, now) || (hook ? rates.hooks.waitMs(hook, now) : 0);
    if (delayMs > 0) return { kind: 'refused', code: 'tooFast', delayMs };
    if (hook) rates.hooks.take(hook, now);
    const outcome = (formerly && this.#storedAs(formerly)) ?? (await this.#add(caller, draft));
    if (hook && outcome.appended.length === 0) rates.hooks.giveBack(hook);
    await ports.durable();
    return this.#answer(outcome);
  }

  #add({ member, name, hook, address }: Caller, draft: Draft): Promise<Outcome> {
    const { flush, book } = this.#parts;
    const marks = book.row(member)?.marks ?? [...book.marksFor(member, name), ...(hook ? (['bot'] as const) : [])];
    return new Promise((tell) => flush.add({ author: { member, name, marks, address }, posts: draft, tell }));
  }

  #storedAs({ member, id }: Formerly): Outcome | null {
    const { flush, book, log } = this.#parts;
    flush.now();
    const row = book.row(member);
    if (row === null) return null;
    const post = composed({ id, kind: 'message', body: null }, this.#parts);
    const event = log.findRecent(row.number, id) ?? log.findAll(row.number, [post]).get(id);
    return event ? { appended: [], stored: [event], refusals: [] } : null;
  }

  #answer({ appended, stored, refusals }: Outcome): CallOutcome {
    const [refusal] = refusals;
    if (refusal) return { kind: 'refused', code: refusal.code, delayMs: refusal.delayMs ?? 0 };
    const [event] = [...appended, ...stored];
    if (event === undefined) throw new Error('A draft was neither stored nor refused');
    const json = namedJson(event, this.#parts.book);
    return { kind: 'stored', seq: event.seq, event: json, isNew: appended.length > 0 };
  }
}
