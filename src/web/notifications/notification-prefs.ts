// What a person wants to be told of, and how a stored choice is read back. Pure: what cannot be read becomes the default.
import * as v from 'valibot';

export const LEVELS = ['all', 'mentions', 'none'] as const;
export const SOUNDS = ['all', 'mentions', 'off'] as const;

/** Rooms with a level of their own; the oldest choice falls off. */
const MOST_LEVELS = 200;

const Prefs = v.object({
  /** The person turned notifications on here; the browser has its own word on it. */
  isOn: v.fallback(v.boolean(), false),
  /** What is said stays out of notifications. */
  isPrivate: v.fallback(v.boolean(), false),
  sounds: v.fallback(v.picklist(SOUNDS), 'mentions'),
  volume: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.5),
  /** Per room, as pairs in the order they were chosen. */
  levels: v.fallback(v.array(v.tuple([v.string(), v.picklist(LEVELS)])), []),
});

export type NotificationPrefs = v.InferOutput<typeof Prefs>;
export type Level = (typeof LEVELS)[number];
export type Sounds = (typeof SOUNDS)[number];

const DEFAULT_LEVEL: Level = 'mentions';

export function parsePrefs(stored: string | null): NotificationPrefs {
  return v.parse(Prefs, readObject(stored));
}

export function levelOf({ levels }: NotificationPrefs, room: string): Level {
  return levels.find(([id]) => id === room)?.[1] ?? DEFAULT_LEVEL;
}

export function withLevel(prefs: NotificationPrefs, room: string, level: Level): NotificationPrefs {
  const others = prefs.levels.filter(([id]) => id !== room);
  const levels: NotificationPrefs['levels'] = level === DEFAULT_LEVEL ? others : [...others, [room, level]];
  return { ...prefs, levels: levels.slice(-MOST_LEVELS) };
}

function readObject(stored: string | null): object {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
