// What a person may choose, and how a stored choice is read back. Pure: a broken or older value becomes the default.
import * as v from 'valibot';

export const THEMES = ['system', 'light', 'dark'] as const;

const Settings = v.object({
  theme: v.fallback(v.picklist(THEMES), 'system'),
  /** New messages are read out by screen readers. */
  announceMessages: v.fallback(v.boolean(), true),
  /** The list scrolls along with new messages while the reader is at its end. */
  followNew: v.fallback(v.boolean(), true),
});

export type Settings = v.InferOutput<typeof Settings>;
export type Theme = Settings['theme'];

export function parseSettings(stored: string | null): Settings {
  return v.parse(Settings, readObject(stored));
}

function readObject(stored: string | null): object {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
