// What each command of a chat does. What it says goes to the person alone.

import { awaitsPerson } from '../../client/delivery.ts';
import { expectedChanges } from '../../client/expected-changes.ts';
import { mentionsIn } from '../../client/mentions.ts';
import { expandShortcodes, type ShortcodeTable } from '../../client/shortcodes.ts';
import type { RoomEngine } from '../../client/state.ts';
import { isEmoji } from '../../protocol/emoji.ts';
import type { Seq } from '../../protocol/ids.ts';
import { MAX_TEXT_CODE_POINTS, MAX_TOPIC_CODE_POINTS } from '../../protocol/limits.ts';
import { normaliseName } from '../../protocol/names.ts';
import { unreachable } from '../../protocol/result.ts';
import { normaliseLine, normaliseText } from '../../protocol/text.ts';
import { NAME_ERRORS } from '../refusal-words.ts';
import { type Entry, line, notice, span } from '../screen/span.ts';
import { knownPeople } from '../transcript/people.ts';
import { messageAt } from '../transcript/read-event.ts';
import { presentEntries } from '../transcript/roster-entries.ts';
import { objectionTo, type Wish } from './judge-target.ts';
import { TALK_COMMANDS, type TalkCommand } from './talk-commands.ts';

export interface ObeyPorts {
  readonly engine: RoomEngine;
  readonly shortcodes: ShortcodeTable;
  /** All of it, with the command. */
  readonly typed: string;
  print(...entries: Entry[]): void;
  fill(text: string): void;
  rename(name: string): Promise<void>;
  invitation(): readonly Entry[];
  search(words: string): void;
  showPast(count: number): void;
  leave(): void;
}

const PAST = 20;

export function obey(command: TalkCommand, ports: ObeyPorts): void {
  const { name, seq, words } = command;
  switch (name) {
    case 'help':
      return ports.print(...helpEntries());
    case 'who':
      return ports.print(...whoEntries(ports));
    case 'nick':
      return rename(words, ports);
    case 'me':
      return say(words, { action: true }, ports);
    case 'topic':
      return changeTopic(words, ports);
    case 'reply':
      return about('answer', seq, ports, (target) => say(words, { reply: target }, ports));
    case 'edit':
      return about('change', seq ?? lastOwn(ports), ports, (target) => edit(target, words, ports));
    case 'delete':
      return about('change', seq, ports, (target) => void ports.engine.post('redact', {}, target));
    case 'react':
      return about('answer', seq, ports, (target) => react(target, words, ports));
    case 'search':
      return ports.search(words);
    case 'history':
      return ports.showPast(words === '' ? PAST : Number(words));
    case 'invite':
      return ports.print(...ports.invitation());
    case 'retry':
      return forRefused(ports, (id) => ports.engine.retry(id));
    case 'discard':
      return forRefused(ports, (id) => ports.engine.discard(id));
    case 'quit':
      return ports.leave();
    default:
      return unreachable(name);
  }
}

/** Posts a message. */
export function say(raw: string, how: { action?: true; reply?: Seq }, ports: ObeyPorts): void {
  const body = written(raw, ports);
  if (body) ports.engine.post('message', { ...body, ...how });
}

/** Null where there is nothing to send, or a reason was given why not. */
function written(raw: string, { engine, shortcodes, typed, print, fill }: ObeyPorts) {
  const text = normaliseText(expandShortcodes(raw, shortcodes));
  if (text.ok) {
    const mentions = mentionsIn(text.value, knownPeople(engine.state));
    return { text: text.value, ...(mentions.length > 0 && { mentions }) };
  }
  if (text.error === 'textEmpty') return null;
  const why = text.error === 'textTooLong' ? `more than ${MAX_TEXT_CODE_POINTS} characters` : 'broken characters';
  print(notice(`Not sent: it has ${why}.`, 'warning'));
  fill(typed);
  return null;
}

/** Null: no message was named, and none of the person's own is here. */
function about(wish: Wish, seq: Seq | null, { engine, print }: ObeyPorts, act: (seq: Seq) => void): void {
  if (seq === null) return print(notice('There is no message of yours here to change.', 'warning'));
  const objection = objectionTo(wish, seq, engine.state);
  return objection === null ? act(seq) : print(notice(objection, 'warning'));
}

/** Without a text, the message comes into the prompt to be changed there. */
function edit(seq: Seq, words: string, ports: ObeyPorts): void {
  const { engine, print, fill } = ports;
  if (words !== '') {
    const body = written(words, ports);
    return body ? void engine.post('edit', body, seq) : undefined;
  }
  const message = messageAt(engine.state, seq);
  if (message?.reading.type === 'said') return fill(`/edit ${seq} ${message.reading.said.text}`);
  print(notice(`Message ${seq} is not at hand: /edit ${seq} TEXT says what it shall be.`, 'warning'));
}

function lastOwn({ engine }: ObeyPorts): Seq | null {
  const { timeline, you } = engine.state;
  const isOwn = ({ by, seq }: { by: string; seq: Seq }) =>
    by === you.member && messageAt(engine.state, seq)?.reading.type === 'said';
  return timeline.events.findLast(isOwn)?.seq ?? null;
}

function react(seq: Seq, words: string, { engine, shortcodes, print }: ObeyPorts): void {
  const emoji = expandShortcodes(words, shortcodes);
  if (!isEmoji(emoji)) return print(notice(`“${words}” is not an emoji: try 👍 or :+1:`, 'warning'));
  const { timeline, outbox, you } = engine.state;
  const reactions = expectedChanges(timeline.changes, outbox, you.member).get(seq)?.reactions ?? [];
  const isOn = reactions.some((reaction) => reaction.emoji === emoji && reaction.members.includes(you.member));
  engine.post('react', { emoji, on: !isOn }, seq);
}

function rename(typed: string, { rename, print }: ObeyPorts): void {
  const name = normaliseName(typed);
  if (!name.ok) return print(notice(`“${typed}” cannot be a name: ${NAME_ERRORS[name.error]}.`, 'warning'));
  rename(name.value).catch(() => {});
}

function changeTopic(words: string, { engine, print }: ObeyPorts): void {
  const { topic } = engine.state.room;
  if (words === '')
    return print(topic === '' ? notice('There is no topic.') : line(span('Topic: ', 'faint'), span(topic)));
  const next = normaliseLine(words, MAX_TOPIC_CODE_POINTS);
  if (!next.ok) return print(notice(`A topic has at most ${MAX_TOPIC_CODE_POINTS} characters.`, 'warning'));
  engine.post('room', { topic: next.value });
}

function forRefused({ engine, print }: ObeyPorts, act: (id: string) => Promise<unknown>): void {
  const refused = engine.state.outbox.filter(awaitsPerson);
  if (refused.length === 0) return print(notice('Nothing was refused.'));
  for (const { id } of refused) act(id).catch(() => {});
}

function helpEntries(): Entry[] {
  const width = Math.max(...Object.values(TALK_COMMANDS).map(({ usage }) => usage.length));
  const commands = Object.values(TALK_COMMANDS).map(({ usage, does }) =>
    line(span(usage.padEnd(width + 2), 'strong'), span(does)),
  );
  return [
    ...commands,
    notice(
      'N is the number before a message. Tab completes, Up brings back what you sent, Alt+Enter makes a new line.',
    ),
  ];
}

function whoEntries({ engine }: ObeyPorts): Entry[] {
  const { roster, connection } = engine.state;
  if (connection.status !== 'joined') return [notice('Not connected: who is here cannot be known now.', 'warning')];
  const sample = roster.sampled ? `, of whom these are some` : '';
  const people = presentEntries(engine.state).map((spans) => line(span('  '), ...spans));
  return [notice(`${roster.count} here${sample}:`), ...people];
}
