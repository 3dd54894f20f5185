// What the body of a call to an incoming hook says, whoever it was made for. Pure.
import { parseDiscordPayload } from '../../protocol/hooks/discord-payload.ts';
import { parseSlackPayload } from '../../protocol/hooks/slack-payload.ts';
import type { Seq } from '../../protocol/ids.ts';
import { parseJson } from '../../protocol/parse-json.ts';
import { failure, type Result, success } from '../../protocol/result.ts';
import { discordText } from '../../room/hooks/discord-text.ts';
import { slackReply, slackText } from '../../room/hooks/slack-text.ts';

export interface Speech {
  readonly text: string;
  readonly username: string;
  readonly icon: string;
  readonly reply: Seq | null;
}

type Read = Result<Speech, 'badBody'>;

/** JSON, a form with a `payload` of it, or else plain text, whatever type `curl -d` calls that. */
export function readSlack(body: string, contentType: string): Read {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type.endsWith('+json')) return readPayload(body);
  if (type !== 'application/x-www-form-urlencoded') return success(plain(body));
  const payload =
    body.startsWith('payload=') || body.includes('&payload=') ? new URLSearchParams(body).get('payload') : null;
  if (payload !== null) return readPayload(payload);
  return body.trimStart().startsWith('{') ? readPayload(body) : success(plain(body));
}

export function readDiscord(body: string): Read {
  const json = parseJson(body);
  const payload = json.ok ? parseDiscordPayload(json.value) : null;
  if (payload === null) return failure('badBody');
  return success({ ...plain(discordText(payload)), username: payload.username });
}

function readPayload(text: string): Read {
  const json = parseJson(text);
  const payload = json.ok ? parseSlackPayload(json.value) : null;
  if (payload === null) return failure('badBody');
  const { username, icon_emoji: icon } = payload;
  return success({ text: slackText(payload), username, icon, reply: slackReply(payload) });
}

function plain(text: string): Speech {
  return { text, username: '', icon: '', reply: null };
}
