// What goes over HTTP as JSON, both ways.
import * as v from 'valibot';
import { Hit } from '../down.ts';
import { EditBody, LogEvent, Mention, MessageBody, Time } from '../events.ts';
import { Epoch, EventId, MemberId, Seq } from '../ids.ts';
import { Dictionary, Roster } from '../members.ts';

/** A new message. */
export const NewMessage = MessageBody;
/** What a message says from now on. */
export const NewText = EditBody;

/** An event with its author's current name. */
export const NamedEvent = v.object({ ...LogEvent.entries, name: v.string() });

/** A message as it reads now; `text` is null where it was deleted. */
export const Message = v.object({
  seq: Seq,
  at: Time,
  by: MemberId,
  name: v.string(),
  id: EventId,
  text: v.nullable(v.string()),
  editedAt: v.optional(Time),
  action: v.optional(v.literal(true)),
  reply: v.optional(Seq),
  mentions: v.optional(v.array(Mention)),
  reactions: v.array(v.object({ emoji: v.string(), members: v.array(MemberId) })),
});

/** `older` and `newer` are what to ask for next, as `before` and as `after`; `older` is null at the beginning. */
const PAGE = { older: v.nullable(Seq), newer: Seq, head: Seq, floor: Seq, epoch: Epoch };
export const EventPage = v.object({ items: v.array(NamedEvent), ...PAGE });
export const MessagePage = v.object({ items: v.array(Message), ...PAGE });

/** What a room is. `floor` is its oldest event that is kept, `head` its newest, `present` how many are here. */
export const AboutRoom = v.object({
  id: v.string(),
  title: v.string(),
  topic: v.string(),
  epoch: Epoch,
  head: Seq,
  floor: Seq,
  present: v.number(),
  at: Time,
});

/** Who is here. Above 200 members `present` is a sample. */
export const Members = Roster;

/** Messages that say what was searched for, newest first; `next` is the `before` of older ones. */
export const SearchResult = v.object({ hits: v.array(Hit), members: Dictionary, next: v.optional(Seq) });

/** What went wrong, as RFC 9457 has it. `code` never changes its meaning. */
export const Problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  detail: v.optional(v.string()),
});

export type NewMessage = v.InferOutput<typeof NewMessage>;
export type NewText = v.InferOutput<typeof NewText>;
