// What a part of the page says, as lines of text: what only serves the page, such as buttons and marks, says nothing.

const SILENT = 'button, svg, .visually-hidden, .delivery-mark, .edited, .code-head';
const OWN_LINES = 'p, ul, ol, li, blockquote, pre, .code-block';

export function plainText(root: Node): string {
  const lines = [''];
  gather(root, lines);
  return lines.join('\n').trim();
}

/** What has lines of its own begins one and ends one, but makes no empty ones. */
function gather(node: Node, lines: string[]): void {
  if (node instanceof Text) lines.push(`${lines.pop() ?? ''}${node.data}`);
  if (node instanceof Element && node.matches(SILENT)) return;
  const hasOwnLines = node instanceof Element && node.matches(OWN_LINES);
  if (hasOwnLines && lines.at(-1) !== '') lines.push('');
  if (node instanceof HTMLLIElement) lines.push(`${lines.pop() ?? ''}${markOf(node)}`);
  for (const child of node.childNodes) gather(child, lines);
  if (hasOwnLines && lines.at(-1) !== '') lines.push('');
}

/** Bullets and numbers are no text to the page. */
function markOf(item: HTMLLIElement): string {
  const list = item.parentElement;
  return list instanceof HTMLOListElement ? `${list.start + [...list.children].indexOf(item)}. ` : '- ';
}
