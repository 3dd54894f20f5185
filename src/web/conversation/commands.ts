// The few commands a message may be. What does not start with one of them is sent as it is.

export type Command =
  | { readonly name: 'nick'; readonly text: string }
  | { readonly name: 'topic'; readonly text: string };

/** `/nick Ann`, `/topic Release week`; a topic may be empty, which clears it. */
export function parseCommand(text: string): Command | null {
  const match = /^\/(nick|topic)(?:\s+([\s\S]*))?$/.exec(text.trimEnd());
  if (match === null) return null;
  const argument = match[2]?.trim() ?? '';
  if (match[1] === 'topic') return { name: 'topic', text: argument };
  return argument === '' ? null : { name: 'nick', text: argument };
}
