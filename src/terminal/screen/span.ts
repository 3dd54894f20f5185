// What is printed, before it is printed: texts with what they mean. Pure.

export type Style =
  | 'plain'
  /** What only helps: times, numbers, rules. */
  | 'faint'
  | 'strong'
  | 'emphasis'
  | 'struck'
  | 'code'
  /** Someone else is called by name. */
  | 'mention'
  /** The person here is. */
  | 'called'
  | 'warning'
  /** What is new. */
  | 'fresh'
  | `name${NameColour}`;

/** One of the colours that tell people apart. */
export type NameColour = 0 | 1 | 2 | 3 | 4 | 5;

export interface Span {
  readonly text: string;
  readonly style: Style;
  /** Where it leads, in a terminal that has links: an address of the web. */
  readonly link?: string | undefined;
}

export function span(text: string, style: Style = 'plain'): Span {
  return { text, style };
}

/** A thing to print. */
export type Entry =
  /** `lead`: what stands before it where the lines are long enough. */
  | { readonly type: 'line'; readonly lead: readonly Span[]; readonly spans: readonly Span[] }
  /** A line across, with a word in it. */
  | { readonly type: 'rule'; readonly label: string; readonly style: Style }
  /** Lines of our own making, as they are: a QR code. */
  | { readonly type: 'picture'; readonly lines: readonly string[] };

export function line(...spans: readonly Span[]): Entry {
  return { type: 'line', lead: [], spans };
}

export function notice(text: string, style: Style = 'faint'): Entry {
  return line(span(text, style));
}
