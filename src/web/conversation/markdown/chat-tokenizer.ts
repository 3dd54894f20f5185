// Markdown as people write it in a chat: marked's tokenizer without what a message has no use for, so that such text
// stays as it was written. Definitions and raw HTML are never even looked for.
import { Tokenizer, type Tokens } from 'marked';
import { linkify } from '../linkify.ts';

/** Written with a backslash that is an arm. */
const SHRUG = '\\_(ツ)_/¯';

export class ChatTokenizer extends Tokenizer {
  override heading(): undefined {}

  override lheading(): undefined {}

  override html(): undefined {}

  override tag(): undefined {}

  override def(): undefined {}

  /** Indented by four: people align text that is no code. */
  override code(): undefined {}

  /** `>_<` and `>:(` are faces. */
  override blockquote(src: string): Tokens.Blockquote | undefined {
    return /^ {0,3}>+(?:\s|$)/.test(src) ? super.blockquote(src) : undefined;
  }

  override escape(src: string): Tokens.Escape | undefined {
    return src.startsWith(SHRUG) ? { type: 'escape', raw: SHRUG, text: SHRUG } : super.escape(src);
  }

  /** Between digits an asterisk multiplies. */
  override emStrong(src: string, maskedSrc: string, prevChar = ''): Tokens.Em | Tokens.Strong | undefined {
    if (/\d/.test(prevChar) && /^\*+\d/.test(src)) return;
    return super.emStrong(src, maskedSrc, prevChar);
  }

  /** A single tilde means “about”. */
  override del(src: string, maskedSrc: string, prevChar?: string): Tokens.Del | undefined {
    return src.startsWith('~~') ? super.del(src, maskedSrc, prevChar) : undefined;
  }

  /** A plain address is one piece: what is in it is no emphasis. Whether it is a link is decided by all of the text. */
  override url(src: string): Tokens.Link | undefined {
    const [first] = linkify(/^(?:https?:|mailto:)[^\s<>"`]{1,2048}/i.exec(src)?.[0] ?? '');
    if (first?.type !== 'link') return;
    const { text } = first;
    return { type: 'link', raw: text, href: text, text, autolink: true, tokens: [] };
  }
}
