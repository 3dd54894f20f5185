// Events as lines for programs: as the room's plain text mode writes them, or as JSON like the room's export. Pure.
import type { LogEvent } from '../../protocol/events.ts';
import { messageLines } from '../../protocol/plain-text.ts';
import { safeJson, safeLine, safeText } from '../safe-text.ts';
import type { Scene } from './entries.ts';
import { nameOf } from './people.ts';
import type { Told } from './telling.ts';

/** Null for what plain text has no line for. Nothing in it moves a cursor: what a program passes on may be shown. */
export function plainLine({ by }: LogEvent, told: Told, scene: Scene): string | null {
  const text = plainText(told);
  return text === null ? null : messageLines(safeLine(nameOf(scene, by)), safeText(text));
}

export function jsonLine(event: LogEvent, scene: Scene): string {
  const { seq, at, by, id, kind, target, body } = event;
  const about = { type: 'event', seq, at, by, name: nameOf(scene, by), id, kind };
  return safeJson(JSON.stringify({ ...about, ...(target !== undefined && { target }), body }));
}

/** An edit is told as people correct themselves where nothing can be edited. */
function plainText(told: Told): string | null {
  if (told.type === 'change') return told.change.type === 'edited' ? `* ${told.change.text}` : null;
  if (told.type !== 'message' || told.reading.type === 'deleted') return null;
  const { action, text } = told.reading.said;
  return action ? `/me ${text}` : text;
}
