// What a tree amounts to, for tests: how much it is, what kinds it is made of, where it leads, what it says.
import type { Block, Inline } from '../../../../../src/web/conversation/markdown/tree.ts';

export interface TreeFacts {
  readonly nodes: number;
  readonly depth: number;
  readonly kinds: ReadonlySet<string>;
  readonly hrefs: readonly string[];
  readonly words: string;
}

type Node = Block | Inline | readonly Block[];

export function factsOf(tree: readonly Block[]): TreeFacts {
  const facts = { nodes: 0, depth: 0, kinds: new Set<string>(), hrefs: [] as string[], words: '' };
  const visit = (node: Node, depth: number): void => {
    facts.nodes += 1;
    facts.depth = Math.max(facts.depth, depth);
    if (typeof node === 'string') facts.words += node;
    else for (const child of childrenOf(node)) visit(child, depth + 1);
    if (typeof node === 'string' || !('type' in node)) return;
    facts.kinds.add(node.type);
    if (node.type === 'link') facts.hrefs.push(node.href);
    if (node.type === 'code' || node.type === 'codeBlock') facts.words += node.text;
  };
  for (const block of tree) visit(block, 1);
  return facts;
}

function childrenOf(node: Exclude<Node, string>): readonly Node[] {
  if (!('type' in node)) return node;
  if (node.type === 'list') return node.items;
  return 'children' in node ? node.children : [];
}
