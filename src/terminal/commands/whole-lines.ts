// A stream of text, cut at line ends only, so that what is made harmless is seen as a whole.

/** Far beyond the longest message with all that was made of it. */
const LONGEST_LINE = 1024 * 1024;

export async function* wholeLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    const text = decoder.decode(bytes, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) yield rest + text.slice(0, end);
    rest = end > 0 ? text.slice(end) : rest + text;
    if (rest.length > LONGEST_LINE) throw new Error('a line of it has no end');
  }
  if (rest !== '') yield rest;
}
