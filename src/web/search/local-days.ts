// Days as the reader's calendar has them: the room counts in UTC, so what it is told is the moment the day begins here.

const DAY = /(?<=^|\s)(?<filter>before|after):(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?=\s|$)/giu;

export function withLocalDays(query: string): string {
  return query.replace(DAY, (whole, filter: string, year: string, month: string, day: string) => {
    const date = new Date(Number(year), Number(month) - 1, Number(day));
    const isReal = date.getMonth() === Number(month) - 1 && date.getTime() >= 0;
    return isReal ? `${filter}:${date.getTime()}` : whole;
  });
}
