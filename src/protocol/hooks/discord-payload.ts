// What programs that were made for Discord send to an incoming webhook: the part of it that can be read as text.
import * as v from 'valibot';

const Text = v.nullish(v.string(), '');
const Named = v.nullish(v.object({ name: Text, text: Text }), { name: '', text: '' });

const Embed = v.object({
  title: Text,
  url: Text,
  description: Text,
  author: Named,
  footer: Named,
  fields: v.nullish(v.array(v.object({ name: Text, value: Text })), []),
});
export type DiscordEmbed = v.InferOutput<typeof Embed>;

export const DiscordPayload = v.object({
  content: Text,
  username: Text,
  embeds: v.nullish(v.array(Embed), []),
});
export type DiscordPayload = v.InferOutput<typeof DiscordPayload>;

export function parseDiscordPayload(body: unknown): DiscordPayload | null {
  const parsed = v.safeParse(DiscordPayload, body);
  return parsed.success && !Array.isArray(body) ? parsed.output : null;
}
