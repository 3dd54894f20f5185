// What events say beyond themselves: the room's title and topic, members' names. Pure.
import type { RoomFacts } from '../protocol/down.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { MemberId } from '../protocol/ids.ts';

/** The facts after these events. */
export function foldRoom(facts: RoomFacts, events: readonly LogEvent[]): RoomFacts {
  const bodies = events.filter(({ kind }) => kind === 'room').map(({ body }) => body);
  const title = lastText(bodies, 'title') ?? facts.title;
  const topic = lastText(bodies, 'topic') ?? facts.topic;
  return { ...facts, title, topic };
}

/** The names that these events gave, in order. */
export function namesGiven(events: readonly LogEvent[]): readonly { member: MemberId; name: string }[] {
  return events.flatMap(({ kind, by, body }) => {
    const name = kind === 'name' ? textOf(body, 'name') : undefined;
    return name === undefined ? [] : [{ member: by, name }];
  });
}

/** A body may be anything: it may come from a newer client, or be gone. */
export function textOf(body: unknown, field: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value = new Map<string, unknown>(Object.entries(body)).get(field);
  return typeof value === 'string' ? value : undefined;
}

function lastText(bodies: readonly unknown[], field: string): string | undefined {
  return bodies.map((body) => textOf(body, field)).findLast((text) => text !== undefined);
}
