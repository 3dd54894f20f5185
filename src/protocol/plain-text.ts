// Plain text mode: what a socket that offers no subprotocol reads and writes. One message is one line
// `name: text`; its further lines are indented; what the room says itself starts with `* `.

const CONTINUATION = '\n  ';

/** A message as lines, without a final line end. Names contain no `:` and do not start with `*` (`names.ts`). */
export function messageLines(name: string, text: string): string {
  return `${name}: ${text.replaceAll('\n', CONTINUATION)}`;
}

/** The room's own word, e.g. why a message was not taken. */
export function notice(sentence: string): string {
  return `* ${sentence}`;
}
