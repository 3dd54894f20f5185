// An export for people: the conversation as it reads now, with edits and reactions where they belong.
import { badgeOf } from '../protocol/badge.ts';
import { parseBody } from '../protocol/events.ts';
import type { Seq } from '../protocol/ids.ts';
import { isBot } from '../protocol/members.ts';
import { messageLines } from '../protocol/plain-text.ts';
import type { AboutRoom } from './export-ndjson.ts';
import type { MemberBook } from './member-book.ts';
import type { StoredEvent } from './ports.ts';

export function textHead({ id, title, topic, floor, head }: AboutRoom, exportedAt: number): string {
  const name = title === '' ? id : `${title} (${id})`;
  const kept = floor > 1 ? ` Events before ${floor} are no longer kept.` : '';
  const lines = [name, topic, `Exported ${moment(exportedAt)}, up to event ${head}.${kept} Times are UTC.`, BADGES];
  return `${lines.filter((line) => line !== '').join('\n')}\n\n`;
}

const BADGES = 'After a name: the badge of the member’s key, to tell people of the same name apart.';

/** `changes` are those in effect of these events. */
export function textLines(events: readonly StoredEvent[], changes: readonly StoredEvent[], book: MemberBook): string {
  const changesBySeq = Map.groupBy(changes, ({ target }) => target ?? 0);
  return events
    .flatMap((event) => lineOf(event, changesBySeq.get(event.seq) ?? [], book) ?? [])
    .map((line) => `${line}\n`)
    .join('');
}

function lineOf(event: StoredEvent, changes: readonly StoredEvent[], book: MemberBook): string | null {
  const sentence = event.kind === 'message' ? messageLine(event, changes, book) : systemLine(event, book);
  return sentence && `[${moment(event.at)}] #${event.seq} ${sentence}`;
}

function messageLine(event: StoredEvent, changes: readonly StoredEvent[], book: MemberBook): string {
  const author = authorOf(event, book);
  const body = parseBody('message', JSON.parse(event.body));
  if (body === null) return `${author}: (deleted)`;
  const edit = changes.find(({ kind }) => kind === 'edit');
  const edited = edit && parseBody('edit', JSON.parse(edit.body));
  const text = `${body.action ? '/me ' : ''}${edited?.text ?? body.text}${edited ? ' (edited)' : ''}`;
  const reply = body.reply === undefined ? '' : `(answers #${body.reply}) `;
  return `${messageLines(author, `${reply}${text}`)}${reactionLine(changes)}`;
}

/** E.g. `  👍 2  🎉 1`. */
function reactionLine(changes: readonly StoredEvent[]): string {
  const counts = new Map<string, number>();
  for (const { kind, body } of changes) {
    const reaction = kind === 'react' ? parseBody('react', JSON.parse(body)) : null;
    if (reaction?.on) counts.set(reaction.emoji, (counts.get(reaction.emoji) ?? 0) + 1);
  }
  return counts.size === 0 ? '' : `\n  ${[...counts].map(([emoji, count]) => `${emoji} ${count}`).join('  ')}`;
}

function systemLine(event: StoredEvent, book: MemberBook): string | null {
  const author = authorOf(event, book);
  if (event.kind === 'name') {
    const body = parseBody('name', JSON.parse(event.body));
    return body && `* ${body.was ?? author} is now called ${body.name}`;
  }
  const room = event.kind === 'room' ? parseBody('room', JSON.parse(event.body)) : null;
  return (
    room &&
    `* ${author} changed ${[part('title', room.title), part('topic', room.topic)].filter(Boolean).join(' and ')}`
  );
}

function part(field: Extract<keyof AboutRoom, 'title' | 'topic'>, value: string | undefined): string | null {
  return value === undefined ? null : `the ${field} to “${value}”`;
}

/** With the fingerprint, as the head explains: names are not unique. */
function authorOf({ by }: Pick<StoredEvent, 'by'> & { readonly seq: Seq }, book: MemberBook): string {
  const { member, name, marks } = book.rowAt(by);
  if (isBot(marks)) return `${name} (bot)`;
  const badge = badgeOf(member);
  return badge ? `${name} (${badge.short})` : `${name} (guest)`;
}

/** E.g. `2026-11-22 15:40:05`. */
function moment(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
