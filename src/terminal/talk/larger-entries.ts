// What is said on coming in, on inviting, and when the past is shown again.

import stringWidth from 'string-width';
import type { RoomEngine, RoomState } from '../../client/state.ts';
import { collectPast, sceneOf } from '../collect-history.ts';
import { qrLines } from '../qr-lines.ts';
import type { Ink } from '../screen/ink.ts';
import { type Entry, line, span } from '../screen/span.ts';
import { clip } from '../screen/wrap.ts';
import { roomLink, type Target } from '../target.ts';
import { Transcript } from '../transcript/transcript.ts';

const PAST_WITHIN_MS = 10_000;
const GREETING_ROWS = 2;
/** Cells that a row may lose to a word that goes to the next. */
const BROKEN_WORD = 10;
const FEWEST_OF_TOPIC = 20;

/** Whoever wants all of a long topic asks for it. */
export function greeting({ room, roster }: Pick<RoomState, 'room' | 'roster'>, columns: number): Entry {
  const title = room.title === '' ? room.id : room.title;
  const here = roster.count <= 1 ? 'nobody else is here' : `${roster.count} here`;
  const rest = ` · ${here} · /help`;
  const left = Math.max(FEWEST_OF_TOPIC, GREETING_ROWS * (columns - BROKEN_WORD) - stringWidth(`${title} — ${rest}`));
  const topic = room.topic === '' ? [] : [span(` — ${clip(room.topic, left)}`)];
  return line(span(title, 'strong'), ...topic, span(rest, 'faint'));
}

export function invitation(target: Target, columns: number, ink: Ink): Entry[] {
  const link = roomLink(target);
  const lines = qrLines(link, columns, ink);
  return [...(lines ? [{ type: 'picture' as const, lines }] : []), line(span(link, 'strong'))];
}

export function showPast(engine: RoomEngine, count: number, print: (...entries: Entry[]) => void): void {
  pastEntries(engine, count)
    .then((entries) => print(...entries))
    // Asked while the room closes.
    .catch(() => {});
}

async function pastEntries(engine: RoomEngine, count: number): Promise<Entry[]> {
  const past = await collectPast(engine, { count, since: null, timeoutMs: PAST_WITHIN_MS });
  const scene = sceneOf(engine.state, past);
  const transcript = new Transcript();
  const entries = past.events.flatMap((event) => transcript.tell(event, scene, Date.now()));
  return [faintRule(past.isWhole ? `the last ${count}` : 'what came in time'), ...entries, faintRule('now')];
}

export function faintRule(label: string): Entry {
  return { type: 'rule', label, style: 'faint' };
}
