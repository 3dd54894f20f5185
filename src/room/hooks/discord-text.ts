// The text of what was made for Discord, which is Markdown already; whoever is called by an id is called no more.
import type { DiscordEmbed, DiscordPayload } from '../../protocol/hooks/discord-payload.ts';
import { markdownLink } from './slack-markup.ts';

export function discordText({ content, embeds }: DiscordPayload): string {
  return joined([plain(content), ...embeds.map(embedText)], '\n\n');
}

function embedText({ title, url, description, author, footer, fields }: DiscordEmbed): string {
  const heading = url === '' ? plain(title) : markdownLink(url, plain(title) || url);
  const rows = fields.map(({ name, value }) => joined([name && `**${plain(name)}**`, plain(value)], ': '));
  return joined(
    [plain(author.name), heading && `**${heading}**`, plain(description), ...rows, plain(footer.text)],
    '\n',
  );
}

/** `<@1>`, `<@&1>`, `<#1>`, `<:wave:1>`, and `<https://…>`, which only keeps Discord from showing a preview. */
function plain(text: string): string {
  return text
    .replace(/<(https?:\/\/[^<>\s]+)>/g, '$1')
    .replace(/<a?(:\w+:)\d+>/g, '$1')
    .replace(/<(?:@[!&]?|#)(\d+)>/g, '$1')
    .replace(/@+(?=(?:everyone|here)\b)/g, '');
}

function joined(parts: readonly string[], between: string): string {
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join(between);
}
