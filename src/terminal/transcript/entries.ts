// What each event looks like when it is printed. Printed lines cannot change: what becomes of a message later is a line
// of its own, with the message's number. Pure.
import type { Changes } from '../../client/changes.ts';
import type { RoomState } from '../../client/state.ts';
import { type LogEvent, parseBody } from '../../protocol/events.ts';
import type { MemberId, Seq } from '../../protocol/ids.ts';
import { type Entry, type Span, span } from '../screen/span.ts';
import { clip } from '../screen/wrap.ts';
import { timeLabel } from './days.ts';
import { messageSpans } from './message-spans.ts';
import { distinctName, nameSpan } from './people.ts';
import { type Change, messageAt, type Reading, type Said } from './read-event.ts';

export type Scene = Pick<RoomState, 'members' | 'roster' | 'you' | 'timeline' | 'quotes'>;

const QUOTE_CELLS = 40;

export function messageEntry(event: LogEvent, reading: Reading, scene: Scene): Entry {
  return {
    type: 'line',
    lead: [timeSpan(event.at)],
    spans: [numberSpan(event.seq), ...authored(event, reading, scene)],
  };
}

/** Reactions that a message had before it was printed; null without any. */
export function reactionsEntry({ reactions }: Changes, scene: Scene): Entry | null {
  if (reactions.length === 0) return null;
  const parts = reactions.map(({ emoji, members }) => `${emoji} ${namesOf(members, scene)}`);
  return { type: 'line', lead: [span('      ')], spans: [span(`  ${parts.join('  ')}`, 'faint')] };
}

export function changeEntry(event: LogEvent, change: Change, scene: Scene): Entry {
  return {
    type: 'line',
    lead: [timeSpan(event.at)],
    spans: [numberSpan(change.target), ...changed(event, change, scene)],
  };
}

/** A new name, title or topic; null for kinds that this program does not know. */
export function factEntry(event: LogEvent, scene: Scene): Entry | null {
  const words = factWords(event, scene);
  if (words === null) return null;
  return { type: 'line', lead: [timeSpan(event.at)], spans: [span(words, 'faint')] };
}

/** The beginning of what a reply answers. */
function quoteSpans(reply: Seq, scene: Scene): Span[] {
  const original = messageAt(scene, reply);
  const said = original?.reading.type === 'said' ? original.reading.said : null;
  if (!original || !said) return [span(`↪ ${reply} `, 'faint')];
  return [span(`↪ ${reply} ${distinctName(scene, original.event.by)} “${startOf(said)}” `, 'faint')];
}

/** Which message that was: it may be far up by now. */
function startSpans(seq: Seq, scene: Scene): Span[] {
  const reading = messageAt(scene, seq)?.reading;
  return reading?.type === 'said' ? [span(` “${startOf(reading.said)}”`, 'faint')] : [];
}

function startOf({ text }: Said): string {
  return clip(text.replace(/\s+/g, ' '), QUOTE_CELLS);
}

function authored({ by }: LogEvent, reading: Reading, scene: Scene): Span[] {
  const author = nameSpan(scene, by);
  if (reading.type === 'deleted') return [author, span(' '), span('deleted', 'faint')];
  return [...opening(author, reading.said), ...replied(reading.said, scene), ...worded(reading.said, scene)];
}

function opening(author: Span, { action }: Said): Span[] {
  return action ? [span('* ', 'faint'), author, span(' ')] : [author, span(': ')];
}

function replied({ reply }: Said, scene: Scene): Span[] {
  return reply === null ? [] : quoteSpans(reply, scene);
}

function worded(said: Said, { you }: Scene): Span[] {
  return [...messageSpans(said, you), ...(said.isEdited ? [span(' (edited)', 'faint')] : [])];
}

function changed({ by }: LogEvent, change: Change, scene: Scene): Span[] {
  const author = nameSpan(scene, by);
  switch (change.type) {
    case 'edited':
      return [span('✎ '), author, span(': '), ...messageSpans(change, scene.you)];
    case 'deleted':
      return [span('✗ '), author, span(' deleted it', 'faint')];
    default:
      return [
        ...[span(`${change.emoji} `), author],
        ...(change.on ? [] : [span(' took it back', 'faint')]),
        ...startSpans(change.target, scene),
      ];
  }
}

function factWords({ kind, by, body }: LogEvent, scene: Scene): string | null {
  const name = kind === 'name' ? parseBody('name', body) : null;
  if (name) return `${name.was ?? 'Someone'} is now ${name.name}`;
  const room = kind === 'room' ? parseBody('room', body) : null;
  if (!room) return null;
  const facts = [
    ...(room.title === undefined ? [] : [`the title is now “${room.title}”`]),
    ...(room.topic === undefined ? [] : [`the topic is now “${room.topic}”`]),
  ];
  return `${distinctName(scene, by)}: ${facts.join(', ')}`;
}

function namesOf(members: readonly MemberId[], scene: Scene): string {
  return members.map((member) => distinctName(scene, member)).join(', ');
}

function numberSpan(seq: Seq): Span {
  return span(`${seq} `, 'faint');
}

function timeSpan(at: number): Span {
  return span(`${timeLabel(at)} `, 'faint');
}
