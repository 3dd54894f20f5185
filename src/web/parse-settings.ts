// What a person may choose, and how a stored choice is read back. Pure: a broken or older value becomes the default.
import * as v from 'valibot';

export const THEMES = ['system', 'light', 'dark'] as const;
export const DENSITIES = ['cosy', 'compact'] as const;
/** Percent of the size that the browser gives. */
export const TEXT_SIZES = [90, 100, 115, 130] as const;
/** How the hours of a day are counted; `device` leaves it to the locale. */
export const CLOCKS = ['device', 'h12', 'h23'] as const;
/** What Enter alone does in the composer; `device` is a new line where the keyboard is on the screen. */
export const ENTER_KEYS = ['device', 'send', 'newline'] as const;

const Settings = v.object({
  theme: v.fallback(v.picklist(THEMES), 'system'),
  density: v.fallback(v.picklist(DENSITIES), 'cosy'),
  textSize: v.fallback(v.picklist(TEXT_SIZES), 100),
  clock: v.fallback(v.picklist(CLOCKS), 'device'),
  enterKey: v.fallback(v.picklist(ENTER_KEYS), 'device'),
  /** Keys without Ctrl or Alt do things while nothing is being written. */
  singleKeys: v.fallback(v.boolean(), true),
  /** New messages are read out by screen readers. */
  announceMessages: v.fallback(v.boolean(), true),
  /** The list tells who is called otherwise now. */
  nameLines: v.fallback(v.boolean(), true),
  /** The list scrolls along with new messages while the reader is at its end. */
  followNew: v.fallback(v.boolean(), true),
});

export type Settings = v.InferOutput<typeof Settings>;
export type Theme = Settings['theme'];
export type Clock = Settings['clock'];
export type EnterKey = Settings['enterKey'];

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
