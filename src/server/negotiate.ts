// What whoever asks for `/room/:id` gets: the page, or what a program can use. Pure.
//
// The page is the answer in doubt: a link unfurler that accepts anything must never hang on a stream.

/** `lines`: a stream of plain text; `events`: one of server-sent events; `json`: the latest messages. */
export type Form = 'page' | 'lines' | 'events' | 'json';

export interface Asker {
  readonly accept: string | null;
  readonly userAgent: string | null;
}

/** Clients of a command line, by how their User-Agent begins. They accept anything and mean text. */
const COMMAND_LINE = /^(?:curl|wget2?|httpie|xh|aria2|hurl|lwp-request|libfetch|fetch libfetch)(?:[/ ]|$)/i;

const HTML = ['text/html', 'application/xhtml+xml'];

export function chooseForm({ accept, userAgent }: Asker): Form {
  const quality = qualities(accept ?? '*/*');
  const of = (type: string): number => quality.get(type) ?? 0;
  const html = Math.max(...HTML.map(of));
  const anything = Math.max(of('*/*'), of('text/*'));
  if (of('application/json') > html && of('application/json') >= of('text/event-stream')) return 'json';
  if (html > 0) return 'page';
  if (of('text/event-stream') > 0) return 'events';
  const isCommandLine = COMMAND_LINE.test(userAgent ?? '');
  if (anything > 0) return isCommandLine ? 'lines' : 'page';
  return of('text/plain') > 0 ? 'lines' : 'page';
}

/** Each media type of an Accept header with its weight. What cannot be read weighs nothing. */
function qualities(accept: string): ReadonlyMap<string, number> {
  return new Map(
    accept.split(',').map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      const quality = weight === undefined ? 1 : Number(weight.slice(2));
      return [type, quality >= 0 && quality <= 1 ? quality : 0] as const;
    }),
  );
}
