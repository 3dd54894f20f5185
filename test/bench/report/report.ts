// What a scenario found: a text to print, and what was delivered wrongly, which must be nothing.

export interface Report {
  readonly text: string;
  readonly faults: readonly string[];
}

export function join(reports: readonly Report[]): Report {
  return { text: reports.map(({ text }) => text).join('\n\n'), faults: reports.flatMap(({ faults }) => faults) };
}
