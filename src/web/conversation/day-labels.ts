// Days and times as the reader's calendar and locale say them. Formatters are made once: making one costs more than a row.
import type { Clock } from '../parse-settings.ts';
import { conversationText } from '../strings-conversation.ts';

const DAY_MS = 86_400_000;

const thisYear = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const otherYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });

/** The local calendar day, e.g. `2026-10-29`. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** "Today", "Yesterday", or the date. `now` is any moment of today. */
export function dayLabel(at: number, now: number): string {
  const day = dayOf(at);
  if (day === dayOf(now)) return conversationText.list.today;
  if (day === dayBefore(now)) return conversationText.list.yesterday;
  return (day.slice(0, 4) === dayOf(now).slice(0, 4) ? thisYear : otherYear).format(at);
}

/** Through noon, so that a day of 23 or 25 hours changes nothing. */
function dayBefore(now: number): string {
  return dayOf(new Date(now).setHours(12) - DAY_MS);
}

/** How long until the next local midnight, in ms. */
export function untilMidnight(now: number): number {
  return new Date(now).setHours(24, 0, 0, 0) - now;
}

interface ClockFaces {
  readonly hour: Intl.DateTimeFormat;
  readonly moment: Intl.DateTimeFormat;
}

const faces = new Map<Clock, ClockFaces>();

function facesOf(clock: Clock): ClockFaces {
  const known = faces.get(clock) ?? makeFaces(clock === 'device' ? {} : { hourCycle: clock });
  faces.set(clock, known);
  return known;
}

function makeFaces(cycle: Intl.DateTimeFormatOptions): ClockFaces {
  return {
    hour: new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', ...cycle }),
    moment: new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium', ...cycle }),
  };
}

export function timeLabel(at: number, clock: Clock): string {
  return facesOf(clock).hour.format(at);
}

/** The hour alone, for where there is little space: "9:02" of "9:02 AM". */
export function shortTimeLabel(at: number, clock: Clock): string {
  const parts = facesOf(clock)
    .hour.formatToParts(at)
    .filter(({ type }) => type !== 'dayPeriod');
  return parts
    .map(({ value }) => value)
    .join('')
    .trim();
}

export function momentLabel(at: number, clock: Clock): string {
  return facesOf(clock).moment.format(at);
}
