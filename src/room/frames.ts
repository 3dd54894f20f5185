// Frames that carry events, built from text that is already JSON: a body is encoded once, when it is stored.

import type { ResetReason, Welcome } from '../protocol/down.ts';
import type { Epoch, Seq } from '../protocol/ids.ts';
import type { Dictionary } from '../protocol/members.ts';
import type { MemberBook } from './member-book.ts';
import type { StoredEvent } from './ports.ts';

function encodeEvent(event: StoredEvent, book: MemberBook): string {
  const target = event.target === null ? '' : `"target":${event.target},`;
  const by = book.rowAt(event.by).member;
  return `{"seq":${event.seq},"at":${event.at},"by":"${by}","id":"${event.id}","kind":"${event.kind}",${target}"body":${event.body}}`;
}

function encodeEvents(events: readonly StoredEvent[], book: MemberBook): string {
  return `[${events.map((event) => encodeEvent(event, book)).join(',')}]`;
}

export function liveFrame(events: readonly StoredEvent[], book: MemberBook, epoch: Epoch): string {
  const begins = events[0]?.seq === 1 ? `,"epoch":"${epoch}"` : '';
  return `{"type":"events","events":${encodeEvents(events, book)},"members":${members(events, book)}${begins}}`;
}

export function storedFrame(events: readonly StoredEvent[], book: MemberBook): string {
  return `{"type":"stored","events":${encodeEvents(events, book)},"members":${members(events, book)}}`;
}

/** `roster` is JSON already: in a crowd it is most of the frame and the same for the next who joins. */
export function welcomeFrame(facts: Omit<Welcome, 'type' | 'roster'>, roster: string): string {
  return `${JSON.stringify({ type: 'welcome', ...facts }).slice(0, -1)},"roster":${roster}}`;
}

export interface Turn {
  readonly events: readonly StoredEvent[];
  readonly epoch: Epoch;
  readonly head: Seq;
  readonly live: boolean;
}

export function backlogFrame(turn: Turn, book: MemberBook): string {
  const rest = JSON.stringify({
    epoch: turn.epoch,
    head: turn.head,
    live: turn.live,
    members: book.dictionary(turn.events),
  });
  return `{"type":"backlog","events":${encodeEvents(turn.events, book)},${rest.slice(1)}`;
}

/** Everyone here, from the roster's JSON. */
export function rosterFrame(roster: string): string {
  return `{"type":"roster",${roster.slice(1)}`;
}

/** A page of the log with the later events that change what is on it. */
export interface PageContent {
  readonly events: readonly StoredEvent[];
  readonly changes: readonly StoredEvent[];
  readonly asOf: Seq;
  readonly floor: Seq;
}

export function pageFrame(ref: number, page: PageContent, book: MemberBook): string {
  return `{"type":"page","ref":${ref},${pageFields(page, book)}}`;
}

export function resetFrame(
  reason: ResetReason,
  epoch: Epoch,
  page: { readonly content: PageContent; readonly book: MemberBook },
): string {
  return `{"type":"reset","reason":"${reason}","epoch":"${epoch}",${pageFields(page.content, page.book)}}`;
}

function pageFields(page: PageContent, book: MemberBook): string {
  const { events, changes, asOf, floor } = page;
  const dictionary = members([...events, ...changes], book);
  return `"events":${encodeEvents(events, book)},"changes":${encodeEvents(changes, book)},"members":${dictionary},"asOf":${asOf},"floor":${floor}`;
}

function members(events: readonly StoredEvent[], book: MemberBook): string {
  const dictionary: Dictionary = book.dictionary(events);
  return JSON.stringify(dictionary);
}
