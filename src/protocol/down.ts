// Frames the room sends: nouns. Clients ignore types and fields they do not know.
import * as v from 'valibot';
import { LogEvent, Time } from './events.ts';
import { Epoch, EventId, MemberId, Seq } from './ids.ts';
import { Dictionary, Present, Roster } from './members.ts';

const Events = { events: v.array(LogEvent), members: Dictionary };

/** The first frame: sign it within ten seconds. */
export const Challenge = v.object({ type: v.literal('challenge'), nonce: v.string(), protocol: v.string() });

export const RoomFacts = v.object({ id: v.string(), title: v.string(), topic: v.string() });
export type RoomFacts = v.InferOutput<typeof RoomFacts>;

/** You are in. `reset` follows when nothing can be resumed, else `backlog`. `at` is the room's clock in ms. */
export const Welcome = v.object({
  type: v.literal('welcome'),
  you: v.object({ member: MemberId, name: v.string() }),
  room: RoomFacts,
  epoch: Epoch,
  head: Seq,
  floor: Seq,
  at: Time,
  roster: Roster,
});

/** New events, live, in order. `epoch` comes with the log's first. */
export const LiveEvents = v.object({ type: v.literal('events'), ...Events, epoch: v.optional(Epoch) });

/** One turn of catching up. `live`: it reached the head, and live events follow; else pull after its last. */
export const Backlog = v.object({ type: v.literal('backlog'), ...Events, epoch: Epoch, head: Seq, live: v.boolean() });

/** `changes`: later events that change what is on the page, as of `asOf`. `floor`: the oldest event there is. */
const PageContent = { ...Events, changes: v.array(LogEvent), asOf: Seq, floor: Seq };
export const Page = v.object({ type: v.literal('page'), ref: v.number(), ...PageContent });

/** A place in a text, in UTF-16 units; `end` is the first unit that is not in it. */
const Range = v.object({ start: v.number(), end: v.number() });
/** A message that was found: its envelope, a part of its text, and where that says what was looked for. */
export const Hit = v.object({
  seq: Seq,
  at: Time,
  by: MemberId,
  id: EventId,
  kind: v.string(),
  text: v.string(),
  ranges: v.array(Range),
});
/** `indexed`: how far the room has read itself. Without hits and with `done` below `total` it only says that. */
export const Found = v.object({
  type: v.literal('found'),
  ref: v.number(),
  hits: v.array(Hit),
  members: Dictionary,
  next: v.optional(Seq),
  indexed: v.object({ done: v.number(), total: v.number() }),
});

export const ResetReason = v.picklist(['fresh', 'otherEpoch', 'ahead', 'otherLog', 'pruned', 'tooFar']);
export type ResetReason = v.InferOutput<typeof ResetReason>;

/** Forget what you have: this is the latest page, and live events follow it. */
export const Reset = v.object({ type: v.literal('reset'), reason: v.string(), epoch: Epoch, ...PageContent });

/** Posts of yours that were stored before: acks outside the order, never a cursor. */
export const Stored = v.object({ type: v.literal('stored'), ...Events });

export const Refusal = v.object({
  id: EventId,
  code: v.string(),
  action: v.picklist(['retry', 'fix', 'unknown']),
  delayMs: v.optional(v.number()),
});
export type Refusal = v.InferOutput<typeof Refusal>;

export const Refused = v.object({ type: v.literal('refused'), refusals: v.array(Refusal) });

/** Everyone here, or their number and a sample: replaces what was known. */
export const FullRoster = v.object({ type: v.literal('roster'), ...Roster.entries });
/** What changed since the last roster or presence frame. `changed` holds newcomers too. */
export const PresenceChange = v.object({
  type: v.literal('presence'),
  count: v.number(),
  changed: v.array(Present),
  left: v.array(MemberId),
});
/** Who began and who stopped typing; forget them yourself after six seconds. */
export const TypingChange = v.object({
  type: v.literal('typing'),
  began: v.array(MemberId),
  stopped: v.array(MemberId),
});

/** You are too far behind to be sent events: read, then pull. */
export const Behind = v.object({ type: v.literal('behind'), head: Seq });
/** A frame of yours that could not be used. `ref` is that of its question, if it was one. */
export const FrameError = v.object({
  type: v.literal('error'),
  code: v.string(),
  message: v.string(),
  ref: v.optional(v.number()),
});

export const Down = v.variant('type', [
  Challenge,
  Welcome,
  LiveEvents,
  Backlog,
  Page,
  Found,
  Reset,
  Stored,
  Refused,
  FullRoster,
  PresenceChange,
  TypingChange,
  Behind,
  FrameError,
]);

export type Challenge = v.InferOutput<typeof Challenge>;
export type Welcome = v.InferOutput<typeof Welcome>;
export type LiveEvents = v.InferOutput<typeof LiveEvents>;
export type Backlog = v.InferOutput<typeof Backlog>;
export type Page = v.InferOutput<typeof Page>;
export type Hit = v.InferOutput<typeof Hit>;
export type Found = v.InferOutput<typeof Found>;
export type Reset = v.InferOutput<typeof Reset>;
export type Stored = v.InferOutput<typeof Stored>;
export type Refused = v.InferOutput<typeof Refused>;
export type PresenceChange = v.InferOutput<typeof PresenceChange>;
export type TypingChange = v.InferOutput<typeof TypingChange>;
export type FrameError = v.InferOutput<typeof FrameError>;
export type Down = v.InferOutput<typeof Down>;
