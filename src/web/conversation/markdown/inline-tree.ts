// From marked's inline tokens to the tree. Addresses among plain words become links here, once all words that stand
// side by side are one text.
import type { MarkedToken, Token } from 'marked';
import { linkify, safeHref } from '../linkify.ts';
import { namedLink } from './named-link.ts';
import { isOwnToken } from './own-token.ts';
import type { Inline } from './tree.ts';

/** Emphasis in emphasis; what is deeper stays as it was written. */
const MAX_DEPTH = 8;

export interface InlineContext {
  readonly depth: number;
  /** A link holds no link. */
  readonly isInLink: boolean;
}

const OUTSIDE: InlineContext = { depth: 0, isInLink: false };

export function inlineTree(tokens: readonly Token[], context: InlineContext = OUTSIDE): readonly Inline[] {
  return joinWords(
    tokens.flatMap((token) => inlineOf(token, context)),
    context,
  );
}

/** Words with the addresses among them. */
export function textTree(text: string): readonly Inline[] {
  return linkify(text).map(
    (piece): Inline =>
      piece.type === 'text' ? piece.text : { type: 'link', href: piece.href, children: [piece.text], reveals: null },
  );
}

function inlineOf(token: Token, context: InlineContext): readonly Inline[] {
  if (context.depth > MAX_DEPTH || !isOwnToken(token)) return [token.raw];
  switch (token.type) {
    case 'text':
      return token.tokens ? inlineTree(token.tokens, context) : [token.raw];
    case 'escape':
      return [token.text];
    case 'checkbox':
      return [token.checked ? '☑ ' : '☐ '];
    case 'codespan':
      return [{ type: 'code', text: token.text }];
    case 'strong':
      return [{ type: 'strong', children: inlineTree(token.tokens, deeper(context)) }];
    case 'em':
      return [{ type: 'emphasis', children: inlineTree(token.tokens, deeper(context)) }];
    case 'del':
      return [{ type: 'strike', children: inlineTree(token.tokens, deeper(context)) }];
    case 'link':
      return linkOf(token, context);
    case 'image':
      return pointTo(token, [token.text], context);
    // Breaks, too, are as they were written: with the spaces that indent the next line.
    default:
      return [token.raw];
  }
}

function linkOf(token: Extract<MarkedToken, { type: 'link' }>, context: InlineContext): readonly Inline[] {
  const { raw, text, href, autolink = false } = token;
  if (!autolink) return pointTo(token, inlineTree(token.tokens, { depth: context.depth + 1, isInLink: true }), context);
  // `<https://…>` says itself where it ends; a bare address is found among the words around it.
  if (raw === text) return [text];
  return safeHref(href) === null ? [raw] : pointTo(token, [text], context);
}

/** In a link only the words are left; what may be no link stays as it was written. */
function pointTo(
  { raw, href }: { readonly raw: string; readonly href: string },
  children: readonly Inline[],
  { isInLink }: InlineContext,
): readonly Inline[] {
  if (isInLink) return children;
  return [namedLink(href, children) ?? raw];
}

function joinWords(parts: readonly Inline[], { isInLink }: InlineContext): readonly Inline[] {
  const joined: Inline[] = [];
  let words = '';
  const settle = () => {
    if (words !== '') joined.push(...(isInLink ? [words] : textTree(words)));
    words = '';
  };
  for (const part of parts) {
    if (typeof part === 'string') words += part;
    else {
      settle();
      joined.push(part);
    }
  }
  settle();
  return joined;
}

function deeper({ depth, isInLink }: InlineContext): InlineContext {
  return { depth: depth + 1, isInLink };
}
