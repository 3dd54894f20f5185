// marked's tokens can be of kinds that extensions add; none are added here.
import type { MarkedToken, Token } from 'marked';

const KINDS: ReadonlySet<string> = new Set<MarkedToken['type']>([
  ...(['blockquote', 'br', 'checkbox', 'code', 'codespan', 'def', 'del', 'em', 'escape', 'heading', 'hr'] as const),
  ...(['html', 'image', 'link', 'list', 'list_item', 'paragraph', 'space', 'strong', 'table', 'text'] as const),
]);

export function isOwnToken(token: Token): token is MarkedToken {
  return KINDS.has(token.type);
}
