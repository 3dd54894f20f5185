// What programs that were made for Slack send to an incoming webhook: the part of it that can be read as text. Blocks and
// elements of kinds that are not known are passed over, as Slack's own readers do.
import * as v from 'valibot';

const Text = v.nullish(v.string(), '');

/** `mrkdwn` has Slack's markup, `plain_text` has none. */
const TextObject = v.object({ type: v.string(), text: v.string() });
export type TextObject = v.InferOutput<typeof TextObject>;

const Element = v.object({ type: v.string(), text: v.optional(v.unknown()), alt_text: Text });
export type SlackElement = v.InferOutput<typeof Element>;

const Block = v.object({
  type: v.string(),
  text: v.nullish(v.union([TextObject, v.string()])),
  fields: v.nullish(v.array(TextObject), []),
  elements: v.nullish(v.array(Element), []),
});
export type SlackBlock = v.InferOutput<typeof Block>;

const Field = v.object({ title: Text, value: v.nullish(v.union([v.string(), v.number()]), '') });

const Attachment = v.object({
  fallback: Text,
  pretext: Text,
  title: Text,
  title_link: Text,
  text: Text,
  footer: Text,
  fields: v.nullish(v.array(Field), []),
  blocks: v.nullish(v.array(Block), []),
});
export type SlackAttachment = v.InferOutput<typeof Attachment>;

export const SlackPayload = v.object({
  text: Text,
  username: Text,
  icon_emoji: Text,
  thread_ts: v.nullish(v.union([v.string(), v.number()]), ''),
  blocks: v.nullish(v.array(Block), []),
  attachments: v.nullish(v.array(Attachment), []),
});
export type SlackPayload = v.InferOutput<typeof SlackPayload>;

export function parseSlackPayload(body: unknown): SlackPayload | null {
  const parsed = v.safeParse(SlackPayload, body);
  return parsed.success && !Array.isArray(body) ? parsed.output : null;
}

/** Null where it is no text object, e.g. in an element of another kind. */
export function parseTextObject(value: unknown): TextObject | null {
  const parsed = v.safeParse(TextObject, value);
  return parsed.success ? parsed.output : null;
}
