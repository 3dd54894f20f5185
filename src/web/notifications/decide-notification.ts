// Whether a message is worth a notification or a sound (B3, B5). Pure. One notification a burst: what follows closely
// only renews it, quietly.
import type { Level, Sounds } from './notification-prefs.ts';

/** Messages closer together than this belong to one burst. */
export const BURST_MS = 20_000;
export const SOUND_PAUSE_MS = 2_000;

/** Where the person is, and what they asked for. */
export interface Listening {
  readonly level: Level;
  readonly sounds: Sounds;
  /** They look at the room. */
  readonly isHere: boolean;
  /** They turned notifications on, and the browser lets them come. */
  readonly isOn: boolean;
  /** When the last message was told of; null if none was. */
  readonly toldAt: number | null;
  readonly soundedAt: number | null;
}

export interface Heard {
  readonly now: number;
  /** Not history and not catching up. */
  readonly isLive: boolean;
  readonly isOwn: boolean;
  /** Something new was said: not a change of what was said before, not a word about the room. */
  readonly isMessage: boolean;
  readonly isMention: boolean;
}

export interface Decision {
  readonly show: 'nothing' | 'ring' | 'renew';
  readonly hasSound: boolean;
}

export const SILENCE: Decision = { show: 'nothing', hasSound: false };

export function decideNotification(listening: Listening, heard: Heard): Decision {
  if (!heard.isLive || heard.isOwn || !heard.isMessage || listening.isHere) return SILENCE;
  if (!isWanted(listening.level, heard)) return SILENCE;
  return { show: howShown(listening, heard.now), hasSound: hasSound(listening, heard) };
}

function isWanted(level: Level, { isMention }: Heard): boolean {
  return level === 'all' || (level === 'mentions' && isMention);
}

function howShown({ isOn, toldAt }: Listening, now: number): Decision['show'] {
  if (!isOn) return 'nothing';
  return isWithin(BURST_MS, toldAt, now) ? 'renew' : 'ring';
}

function hasSound({ sounds, soundedAt }: Listening, { isMention, now }: Heard): boolean {
  const isWantedAloud = sounds === 'all' || (sounds === 'mentions' && isMention);
  return isWantedAloud && !isWithin(SOUND_PAUSE_MS, soundedAt, now);
}

/** A moment in the future comes from a clock that was put back. */
function isWithin(ms: number, since: number | null, now: number): boolean {
  return since !== null && now >= since && now - since < ms;
}
