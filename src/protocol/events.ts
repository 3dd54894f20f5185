// The log's entries. A kind is added here (its body), in `room/rules.ts` (who may) and in the folds.
import * as v from 'valibot';
import { EventId, MemberId, Seq } from './ids.ts';
import { MAX_MENTIONS } from './limits.ts';

/** `@` and this name, somewhere in the text, mean this member: names alone are not unique. */
export const Mention = v.object({ member: MemberId, name: v.string() });
export type Mention = v.InferOutput<typeof Mention>;

const Written = { text: v.string(), mentions: v.optional(v.pipe(v.array(Mention), v.maxLength(MAX_MENTIONS))) };

/** What a person wrote. `reply`: the message it answers. `action`: what the author does, told after their name (`/me`). */
export const MessageBody = v.object({ ...Written, reply: v.optional(Seq), action: v.optional(v.literal(true)) });
/** What the target says from now on. */
export const EditBody = v.object(Written);
/** The target is deleted: its text is gone, its place remains. */
export const RedactBody = v.object({});
/** One emoji of this member on the target, put there or taken away. */
export const ReactBody = v.object({ emoji: v.string(), on: v.boolean() });
/** A member's new name. The room adds what it `was`; a sender's word for that is ignored. */
export const NameBody = v.object({ name: v.string(), was: v.optional(v.string()) });
/** The room's new title, topic or both; an empty string clears. */
export const RoomBody = v.object({ title: v.optional(v.string()), topic: v.optional(v.string()) });

/** The body of every kind of event, by its kind. */
const BODIES = {
  message: MessageBody,
  edit: EditBody,
  redact: RedactBody,
  react: ReactBody,
  name: NameBody,
  room: RoomBody,
} as const;

export type Kind = keyof typeof BODIES;
export type BodyOf<K extends Kind> = v.InferOutput<(typeof BODIES)[K]>;
export type MessageBody = v.InferOutput<typeof MessageBody>;
export type EditBody = v.InferOutput<typeof EditBody>;
export type ReactBody = v.InferOutput<typeof ReactBody>;
export type RedactBody = v.InferOutput<typeof RedactBody>;
export type NameBody = v.InferOutput<typeof NameBody>;
export type RoomBody = v.InferOutput<typeof RoomBody>;

/** A body of this kind, or null if it does not have the shape. Its contents are `room/rules.ts`'s to judge. */
export function parseBody<K extends Kind>(kind: K, body: unknown): BodyOf<K> | null {
  const parsed = v.safeParse<(typeof BODIES)[K]>(BODIES[kind], body);
  return parsed.success ? parsed.output : null;
}

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(BODIES, kind);
}

const CHANGES: ReadonlySet<string> = new Set<Kind>(['edit', 'redact', 'react']);

/** Whether events of this kind change another event, their target. */
export function isChange(kind: string): boolean {
  return CHANGES.has(kind);
}

/** Milliseconds since 1970, as far as a date reaches. */
export const Time = v.pipe(v.number(), v.minValue(-8.64e15), v.maxValue(8.64e15));

/** `at` is never less than the event's before; it is for display only. */
const Envelope = { seq: Seq, at: Time, by: MemberId, id: EventId, target: v.optional(Seq) };

/** An event as a reader of any age meets it: kinds it does not know keep their place in the order. */
export const LogEvent = v.object({ ...Envelope, kind: v.string(), body: v.unknown() });
export type LogEvent = v.InferOutput<typeof LogEvent>;
