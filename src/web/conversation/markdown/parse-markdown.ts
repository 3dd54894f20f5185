// From what a person wrote to the tree, or to plain text where Markdown would cost too much. Code that stands by itself is
// taken out first: it needs no parser, however long.
import { Lexer } from 'marked';
import { fencesOf, type TextRange } from '../../../client/code-ranges.ts';
import { blockTree } from './block-tree.ts';
import { ChatTokenizer } from './chat-tokenizer.ts';
import { isCostly } from './costly.ts';
import { textTree } from './inline-tree.ts';
import type { Block, CodeBlock } from './tree.ts';

/** As many messages as the list holds, and those that were edited. */
const MAX_REMEMBERED = 400;
const parsed = new Map<string, readonly Block[]>();

export function parseMarkdown(text: string): readonly Block[] {
  const known = parsed.get(text) ?? parse(text);
  parsed.delete(text);
  parsed.set(text, known);
  const [oldest] = parsed.keys();
  if (parsed.size > MAX_REMEMBERED && oldest !== undefined) parsed.delete(oldest);
  return known;
}

function parse(text: string): readonly Block[] {
  const fences = fencesOf(text).filter(({ start }) => text[start] !== ' ');
  const between = textsBetween(text, fences);
  if (isCostly(between.join('\n'))) return asWritten(text);
  try {
    return between.flatMap((words, index) => {
      const fence = fences[index];
      return [...parseWords(words), ...(fence ? [codeBlock(text.slice(fence.start, fence.end))] : [])];
    });
  } catch {
    // marked calls itself for what is nested: nobody's message may take the page down.
    return asWritten(text);
  }
}

function parseWords(words: string): readonly Block[] {
  return blockTree(new Lexer({ gfm: true, breaks: true, tokenizer: new ChatTokenizer() }).lex(words));
}

function asWritten(text: string): readonly Block[] {
  return [{ type: 'flow', children: textTree(text) }];
}

/** One more than there are fences. */
function textsBetween(text: string, fences: readonly TextRange[]): readonly string[] {
  const starts = [0, ...fences.map(({ end }) => end)];
  return starts.map((start, index) => text.slice(start, fences[index]?.start ?? text.length));
}

function codeBlock(source: string): CodeBlock {
  const [opening = '', ...lines] = source.split('\n');
  const [marker = '', language = ''] = /^([`~]+)[ \t]*(.*)$/.exec(opening)?.slice(1) ?? [];
  const last = lines.at(-1)?.trim() ?? '';
  const isClosed = last.startsWith(marker) && /^(?:`+|~+)$/.test(last);
  return { type: 'codeBlock', language, text: (isClosed ? lines.slice(0, -1) : lines).join('\n') };
}
