// What a message says without its Markdown: for the one line that a quote of it has, and for what is read out.
import { unreachable } from '../../../protocol/result.ts';
import { wordsOf } from './named-link.ts';
import { parseMarkdown } from './parse-markdown.ts';
import type { Block } from './tree.ts';

/** As it was written where nothing but marks was. */
export function unmark(text: string): string {
  const words = linesOf(parseMarkdown(text)).join('\n');
  return words.trim() === '' ? text : words;
}

function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'flow':
        return wordsOf(block.children);
      case 'codeBlock':
        return block.text;
      case 'quote':
        return linesOf(block.children);
      case 'list':
        return block.items.flatMap(linesOf);
      default:
        return unreachable(block);
    }
  });
}
