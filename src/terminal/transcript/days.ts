// Days and times as the reader's calendar and locale say them.

const DAY_MS = 86_400_000;
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const thisYear = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const otherYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });

/** The local calendar day. */
export function dayOf(at: number): string {
  return new Date(at).toDateString();
}

/** "Today", "Yesterday", or the date. `now` is any moment of today. */
export function dayLabel(at: number, now: number): string {
  const day = dayOf(at);
  if (day === dayOf(now)) return 'Today';
  // Through noon, so that a day of 23 or 25 hours changes nothing.
  if (day === dayOf(new Date(now).setHours(12) - DAY_MS)) return 'Yesterday';
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? thisYear : otherYear).format(at);
}

export function timeLabel(at: number): string {
  return clock.format(at);
}
