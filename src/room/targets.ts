// Whether an event may change, or answer, another one: what is known of the events that others point at.
import type { RefusalCode } from '../protocol/error-codes.ts';
import { isChange, parseBody } from '../protocol/events.ts';
import type { Seq } from '../protocol/ids.ts';
import { MAX_CHANGES_PER_MEMBER, MAX_CHANGES_PER_MESSAGE, MAX_EMOJI_PER_MESSAGE } from '../protocol/limits.ts';
import { unreachable } from '../protocol/result.ts';
import { ERASED, type Log } from './log.ts';
import type { StoredEvent } from './ports.ts';
import type { Judged } from './rules.ts';

/** One message, as far as changing it goes. */
interface Target {
  readonly author: number;
  isDeleted: boolean;
  changes: number;
  /** Changes by each member's row number. */
  readonly changesBy: Map<number, number>;
  /** Who reacts with an emoji now: one that nobody does any more takes no place. */
  readonly reactions: Map<string, Set<number>>;
}

/** A judged event, who wants it (undefined: a member without a row yet), and what they knew of the log. */
export interface Pointing {
  readonly by: number | undefined;
  readonly base: Seq;
  readonly target: Seq | undefined;
  readonly judged: Judged;
}

/** Targets kept in memory: a heated moment changes few messages, often. */
const KEPT = 64;

export class Targets {
  readonly #log: Log;
  readonly #known = new Map<Seq, Target>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Why it may not point where it does; null if it may, or points nowhere. Nobody points at what they cannot know of. */
  judge({ by, base, target, judged }: Pointing): RefusalCode | null {
    if (judged.kind === 'message')
      return judged.body.reply === undefined ? null : this.#judgeReply(judged.body.reply, base);
    if (target === undefined) return null;
    if (target < 1 || target > base || target < this.#log.floor()) return 'targetUnknown';
    const known = this.#find(target);
    return known === null ? 'targetUnfit' : judgeChange(judged, known, by);
  }

  /** A change was appended. */
  note(event: StoredEvent): void {
    const known = event.target === null ? undefined : this.#known.get(event.target);
    if (known) count(known, event);
  }

  /** Nothing is known any more: a transaction was rolled back. */
  forget(): void {
    this.#known.clear();
  }

  /** What was pruned or deleted may still be answered: the answer was written when it was there. */
  #judgeReply(reply: Seq, base: Seq): RefusalCode | null {
    if (reply < 1 || reply > base) return 'replyUnknown';
    return reply < this.#log.floor() || this.#log.eventAt(reply)?.kind === 'message' ? null : 'replyUnknown';
  }

  #find(seq: Seq): Target | null {
    const known = this.#known.get(seq);
    if (known) return known;
    const event = this.#log.eventAt(seq);
    if (event?.kind !== 'message') return null;
    const target = read(event, this.#log.everyChangeOf(event));
    const [oldest] = this.#known.keys();
    if (this.#known.size >= KEPT && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(seq, target);
    return target;
  }
}

function judgeChange(judged: Judged, target: Target, by: number | undefined): RefusalCode | null {
  switch (judged.kind) {
    case 'redact':
      if (by !== target.author) return 'notYours';
      // However often it was changed: deleting must always work.
      return target.isDeleted ? 'targetDeleted' : null;
    case 'edit':
      if (by !== target.author) return 'notYours';
      return target.isDeleted ? 'targetDeleted' : judgeCount(target, by);
    case 'react':
      if (target.isDeleted) return 'targetDeleted';
      if (judged.body.on && isOneTooMany(judged.body.emoji, target)) return 'tooManyEmoji';
      return judgeCount(target, by);
    case 'message':
    case 'name':
    case 'room':
      return null;
    default:
      return unreachable(judged);
  }
}

function judgeCount(target: Target, by: number | undefined): RefusalCode | null {
  const own = by === undefined ? 0 : (target.changesBy.get(by) ?? 0);
  return own < MAX_CHANGES_PER_MEMBER && target.changes < MAX_CHANGES_PER_MESSAGE ? null : 'tooManyChanges';
}

function isOneTooMany(emoji: string, { reactions }: Target): boolean {
  return !reactions.has(emoji) && reactions.size >= MAX_EMOJI_PER_MESSAGE;
}

function read(event: StoredEvent, changes: readonly StoredEvent[]): Target {
  const isDeleted = event.body === ERASED;
  const target: Target = { author: event.by, isDeleted, changes: 0, changesBy: new Map(), reactions: new Map() };
  for (const change of changes) count(target, change);
  return target;
}

function count(target: Target, { kind, by, body }: StoredEvent): void {
  if (!isChange(kind)) return;
  target.changes += 1;
  target.changesBy.set(by, (target.changesBy.get(by) ?? 0) + 1);
  if (kind === 'redact') target.isDeleted = true;
  if (kind === 'react') react(target, by, body);
}

function react({ reactions }: Target, by: number, body: string): void {
  const reaction = parseBody('react', JSON.parse(body));
  if (reaction === null) return;
  const members = reactions.get(reaction.emoji) ?? new Set();
  if (reaction.on) members.add(by);
  else members.delete(by);
  if (members.size > 0) reactions.set(reaction.emoji, members);
  else reactions.delete(reaction.emoji);
}
