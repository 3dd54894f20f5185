// Slack's markup as Markdown: `<https://x|label>` is a link, `*bold*` and `~struck~` get their second sign, whoever is called
// by an id is called no more. What is in backticks keeps its signs.

/** A block of code, a span of it, or an unclosed block to the end. */
const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]+`)/;
/** What stands in angle brackets, or is bold, or struck, whose signs must not touch a letter outside. */
const MARKED =
  /<[^<>\n]*>|(?<![\p{L}\p{N}*])\*(?=[^\s*])((?:<[^<>\n]*>|[^*<\n])+)(?<!\s)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}~])~(?=[^\s~])((?:<[^<>\n]*>|[^~<\n])+)(?<!\s)~(?![\p{L}\p{N}~])/gu;
const ANGLE = /<([^<>\n]*)>/g;
const LINK = /^(?:https?|mailto):/i;

export function slackToMarkdown(text: string): string {
  return piecewise(text.replace(/\r\n?/g, '\n'), (piece, isCode) =>
    decoded(resolved(isCode ? piece : styled(piece), isCode)),
  );
}

/** Changes what is not in backticks. */
export function outsideCode(text: string, change: (piece: string) => string): string {
  return piecewise(text, (piece, isCode) => (isCode ? piece : change(piece)));
}

function piecewise(text: string, change: (piece: string, isCode: boolean) => string): string {
  // What the expression captured stands at the odd places.
  return text
    .split(CODE)
    .map((piece, i) => change(piece, i % 2 === 1))
    .join('');
}

/** Of text without code. */
function styled(text: string): string {
  return text.replace(MARKED, (all: string, bold: string | undefined, struck: string | undefined) => {
    if (bold !== undefined) return `**${styled(bold)}**`;
    return struck === undefined ? all : `~~${styled(struck)}~~`;
  });
}

function resolved(text: string, isCode: boolean): string {
  return text.replace(ANGLE, (_, inner: string) => {
    const [target = '', label = ''] = cut(inner, '|');
    if (LINK.test(target)) return isCode ? label || target : markdownLink(target, label);
    return called(target, label);
  });
}

/** In Markdown, a link with a label; its address alone where that says as much, the label where it is no address. */
export function markdownLink(address: string, label: string): string {
  const shown = label.trim();
  if (!LINK.test(address)) return shown;
  if (shown === '' || shown === address) return address;
  const href = address.replace(
    /[\s()]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `[${shown.replace(/[[\]\\]/g, '\\$&')}](${href})`;
}

/** `<@U1|ann>`, `<#C1|general>`, `<!here>`, `<!date^…|tomorrow>`: names without the signs that would call somebody. */
function called(target: string, label: string): string {
  const sign = target.slice(0, 1);
  const shown = (label || target.slice(1).replace(/\^.*/, '')).replace(/(?<![\p{L}\p{N}])@+/gu, '');
  if (sign === '@' || sign === '!') return shown;
  return sign === '#' ? `#${shown.replace(/^#/, '')}` : `&lt;${target}${label && `|${label}`}&gt;`;
}

/** Slack escapes these three and no others. */
const ESCAPED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

function decoded(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (name) => ESCAPED[name] ?? name);
}

function cut(text: string, at: string): [string, string] {
  const place = text.indexOf(at);
  return place < 0 ? [text, ''] : [text.slice(0, place), text.slice(place + at.length)];
}
