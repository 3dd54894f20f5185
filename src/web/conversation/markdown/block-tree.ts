// From marked's block tokens to the tree. Paragraphs that follow one another are one text, with the newlines that were
// written between them: a message without any Markdown looks the same as without this.
import type { MarkedToken, Token } from 'marked';
import { inlineTree, textTree } from './inline-tree.ts';
import { isOwnToken } from './own-token.ts';
import type { Block, Inline, List } from './tree.ts';

/** Lists in quotes in lists; what is deeper stays as it was written. */
const MAX_DEPTH = 6;

export function blockTree(tokens: readonly Token[], depth = 0): readonly Block[] {
  const blocks: Block[] = [];
  let flow: Inline[] = [];
  for (const token of tokens) {
    const block = depth < MAX_DEPTH && isOwnToken(token) ? blockOf(token, depth) : null;
    if (block === null) flow.push(...flowOf(token));
    else {
      blocks.push(...flowBlock(flow), block);
      flow = [];
    }
  }
  return [...blocks, ...flowBlock(flow)];
}

function blockOf(token: MarkedToken, depth: number): Block | null {
  switch (token.type) {
    case 'code':
      return { type: 'codeBlock', language: token.lang ?? '', text: token.text };
    // Its columns only line up in letters of one width.
    case 'table':
      return { type: 'codeBlock', language: '', text: token.raw.trimEnd() };
    case 'blockquote':
      return { type: 'quote', children: blockTree(token.tokens, depth + 1) };
    case 'list':
      return listOf(token, depth);
    default:
      return null;
  }
}

function listOf({ ordered, start, items }: Extract<MarkedToken, { type: 'list' }>, depth: number): List {
  return {
    type: 'list',
    start: ordered && start !== '' ? start : null,
    areTasks: items.every(({ task }) => task),
    items: items.map((item) => blockTree(item.tokens, depth + 1)),
  };
}

function flowOf(token: Token): readonly Inline[] {
  if (!isOwnToken(token)) return [token.raw];
  if (token.type === 'checkbox') return inlineTree([token]);
  if (token.type !== 'paragraph' && token.type !== 'text') return textTree(token.raw);
  return [...inlineTree(token.tokens ?? []), token.raw.slice(endOfWords(token.raw))];
}

/** Without the newlines that only kept it apart from the blocks around it. */
function flowBlock(parts: readonly Inline[]): readonly Block[] {
  const children: Inline[] = [];
  for (const part of parts) {
    const last = children.at(-1);
    if (typeof part === 'string' && typeof last === 'string') children.splice(-1, 1, last + part);
    else children.push(part);
  }
  const trimmed = children.flatMap((child, index): readonly Inline[] => {
    if (typeof child !== 'string') return [child];
    const start = index === 0 ? startOfWords(child) : 0;
    const words = child.slice(start, index === children.length - 1 ? endOfWords(child) : undefined);
    return words === '' ? [] : [words];
  });
  return trimmed.length > 0 ? [{ type: 'flow', children: trimmed }] : [];
}

function startOfWords(text: string): number {
  let start = 0;
  while (text[start] === '\n') start += 1;
  return start;
}

/** Counted by hand: as a pattern it would look at every newline in between again and again. */
function endOfWords(text: string): number {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return end;
}
