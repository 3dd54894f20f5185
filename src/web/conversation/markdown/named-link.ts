// Links whose words are not their address. Words that look like an address, or that hide letters, must not lead
// elsewhere unseen: then the true one is shown beside them.
import { safeHref } from '../linkify.ts';
import type { Inline, NamedLink } from './tree.ts';

/** Something.like.this, with any of the dots that browsers or eyes take for one; a scheme; someone@somewhere. */
const ADDRESS = /[\p{L}\p{N}][.。．｡․‧·∙ꓸ][\p{L}\p{N}]|:\/\/|@/u;
/** Joiners and selectors within emoji hide nothing. */
const HIDDEN = /(?![\u200d\ufe0f])[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

/** Null if it may not be a link. */
export function namedLink(address: string, children: readonly Inline[]): NamedLink | null {
  const href = safeHref(address);
  if (href === null) return null;
  const words = wordsOf(children);
  const destination = destinationOf(href);
  if (words.trim() === '') return { type: 'link', href, children: [destination], reveals: null };
  return { type: 'link', href, children, reveals: deceives(words, destination) ? destination : null };
}

function deceives(words: string, destination: string): boolean {
  if (HIDDEN.test(words)) return true;
  return ADDRESS.test(words) && addressIn(words.trim()) !== destination;
}

/** Where the words themselves would lead. */
function addressIn(words: string): string | null {
  const href = safeHref(words) ?? safeHref(words.includes('@') ? `mailto:${words}` : `https://${words}`);
  return href && destinationOf(href);
}

/** A host as the network spells it, or a mail address. */
function destinationOf(href: string): string {
  const { protocol, host, pathname } = new URL(href);
  return protocol === 'mailto:' ? pathname : host;
}

export function wordsOf(children: readonly Inline[]): string {
  return children.map(wordOf).join('');
}

function wordOf(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  return inline.type === 'code' ? inline.text : wordsOf(inline.children);
}
