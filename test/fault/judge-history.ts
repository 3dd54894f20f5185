// The judge of a crash: compares what people were shown and told with the history after it. Pure; every violation
// comes back as a sentence.
import type { LogEvent } from '../../src/protocol/events.ts';
import { messageLines } from '../../src/protocol/plain-text.ts';
import type { NodeClient } from '../support/node-client.ts';

export type Witness = Pick<NodeClient, 'name' | 'identity' | 'seen' | 'faults' | 'resets' | 'outbox'>;

export interface Evidence {
  /** The whole log after the restart, oldest first. */
  readonly history: readonly LogEvent[];
  readonly witnesses: readonly Witness[];
  /** What each plain text reader was shown since the room's first event. */
  readonly lines: readonly { readonly name: string; readonly lines: readonly string[] }[];
  /** Whose name the plain text readers see on events of authors without a key. */
  readonly guestName: string;
}

export function judgeHistory(evidence: Evidence): string[] {
  return [
    ...judgeOrder(evidence.history),
    ...judgeDoubles(evidence.history),
    ...evidence.witnesses.flatMap((witness) => judgeWitness(witness, evidence.history)),
    ...judgeLines(evidence),
  ];
}

function judgeOrder(history: readonly LogEvent[]): string[] {
  const wrong = history.find(({ seq }, at) => seq !== at + 1);
  return wrong ? [`history has ${wrong.seq} where ${history.indexOf(wrong) + 1} belongs`] : [];
}

function judgeDoubles(history: readonly LogEvent[]): string[] {
  const ids = history.map(({ by, id }) => `${by} ${id}`);
  return [...doubles(ids), ...doubles(history.map(textOf))].map((what) => `stored twice: ${shorten(what)}`);
}

function doubles(all: readonly string[]): string[] {
  const met = new Set<string>();
  return all.filter((one) => met.size === met.add(one).size);
}

function judgeWitness(
  { name, identity, seen, faults, resets, outbox }: Witness,
  history: readonly LogEvent[],
): string[] {
  const changed = [...seen.values()].filter((event) => !isSame(event, history[event.seq - 1]));
  const own = history.filter(({ by }) => by === identity.member).map(({ id }) => id);
  const composed = [...outbox.composed.keys()];
  const missing = composed.filter((id) => !own.includes(id));
  const misplaced = [...outbox.acked].filter(([id, seq]) => history[seq - 1]?.id !== id);
  return [
    ...faults,
    ...resets.map((reason) => `was reset: ${reason}`),
    ...changed.slice(0, 3).map(({ seq }) => `saw event ${seq}, and history has not that`),
    ...(changed.length > 3 ? [`saw ${changed.length} events that history has not`] : []),
    ...misplaced.slice(0, 3).map(([, seq]) => `was told that a post is event ${seq}, and it is not`),
    ...missing.slice(0, 3).map((id) => `sent ${id}, which is nowhere (${outbox.lost.get(id) ?? 'never refused'})`),
    ...(missing.length === 0 && composed.join() !== own.join() ? ['the own posts stand in another order'] : []),
  ].map((fault) => `${name}: ${fault}`);
}

/** Plain text readers who were there from the beginning saw the beginning of history, line by line. */
function judgeLines({ history, witnesses, lines, guestName }: Evidence): string[] {
  const names = new Map(witnesses.map(({ identity, name }) => [identity.member, name]));
  const expected = history.flatMap((event) =>
    messageLines(names.get(event.by) ?? guestName, textOf(event)).split('\n'),
  );
  return lines.flatMap(({ name, lines: shown }) => {
    const at = shown.findIndex((line, index) => line !== expected[index]);
    return at < 0
      ? []
      : [`${name}: line ${at + 1} was "${shorten(shown[at])}", history says "${shorten(expected[at])}"`];
  });
}

function isSame(a: LogEvent, b: LogEvent | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function textOf({ body }: LogEvent): string {
  return typeof body === 'object' && body !== null && 'text' in body ? String(body.text) : JSON.stringify(body);
}

function shorten(text = 'nothing'): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
