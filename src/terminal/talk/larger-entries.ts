// What is said on coming in, on inviting, and when the past is shown again.
import type { RoomEngine, RoomState } from '../../client/state.ts';
import { collectPast, sceneOf } from '../collect-history.ts';
import { qrLines } from '../qr-lines.ts';
import type { Ink } from '../screen/ink.ts';
import { type Entry, line, span } from '../screen/span.ts';
import { roomLink, type Target } from '../target.ts';
import { Transcript } from '../transcript/transcript.ts';

const PAST_WITHIN_MS = 10_000;

export function greeting({ room, roster }: RoomState): Entry {
  const title = room.title === '' ? room.id : room.title;
  const here = roster.count <= 1 ? 'nobody else is here' : `${roster.count} here`;
  const topic = room.topic === '' ? [] : [span(` — ${room.topic}`)];
  return line(span(title, 'strong'), ...topic, span(` · ${here} · /help`, 'faint'));
}

export function invitation(target: Target, columns: number, ink: Ink): Entry[] {
  const link = roomLink(target);
  const lines = qrLines(link, columns, ink);
  return [...(lines ? [{ type: 'picture' as const, lines }] : []), line(span(link, 'strong'))];
}

export async function pastEntries(engine: RoomEngine, count: number): Promise<Entry[]> {
  const past = await collectPast(engine, { count, since: null, timeoutMs: PAST_WITHIN_MS });
  const scene = sceneOf(engine.state, past);
  const transcript = new Transcript();
  const entries = past.events.flatMap((event) => transcript.tell(event, scene, Date.now()));
  return [faintRule(`the last ${count}`), ...entries, faintRule('now')];
}

export function faintRule(label: string): Entry {
  return { type: 'rule', label, style: 'faint' };
}
