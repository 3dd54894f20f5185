// What a person wrote, as text nodes and plain links; the beginning only if it is very long.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { conversationText } from '../strings-conversation.ts';
import { linkify, type Piece } from './linkify.ts';
import { isLong } from './long-text.ts';
import { memo } from './memo.ts';

export interface MessageTextProps {
  readonly text: string;
  /** Links can be reached by Tab: only in the row that has the list's tab stop. */
  readonly reachable: boolean;
  /** Called with the button before the row changes its height. */
  readonly onResize: (control: HTMLElement) => void;
  /** Follows the last word. */
  readonly children?: ComponentChildren;
}

const narrow = matchMedia('(width < 760px)');

function charactersPerLine(): number {
  return narrow.matches ? 42 : 92;
}

export function MessageText({ text, reachable, onResize, children }: MessageTextProps) {
  const [isCut] = useState(() => isLong(text, charactersPerLine()));
  const [isOpen, setOpen] = useState(false);
  const toggle = (event: Event) => {
    if (event.currentTarget instanceof HTMLElement) onResize(event.currentTarget);
    setOpen(!isOpen);
  };
  return (
    <>
      <div class={isCut && !isOpen ? 'message-text cut' : 'message-text'} dir="auto">
        <Pieces text={text} reachable={reachable} />
        {children}
      </div>
      {isCut && (
        <button type="button" class="show-more" aria-expanded={isOpen} tabIndex={reachable ? 0 : -1} onClick={toggle}>
          {isOpen ? conversationText.list.showLess : conversationText.list.showMore}
        </button>
      )}
    </>
  );
}

const Pieces = memo(({ text, reachable }: { text: string; reachable: boolean }) => (
  <>
    {linkify(text).map((piece, index) =>
      piece.type === 'text' ? piece.text : <Link key={index} piece={piece} reachable={reachable} />,
    )}
  </>
));

interface LinkProps {
  readonly piece: Extract<Piece, { type: 'link' }>;
  readonly reachable: boolean;
}

/** Letters beyond ASCII can imitate others: then the address as the network spells it is the tooltip. */
function Link({ piece, reachable }: LinkProps) {
  const isPlain = /^[\x20-\x7e]*$/.test(piece.text);
  return (
    <a
      class="message-link"
      href={piece.href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      tabIndex={reachable ? 0 : -1}
      title={isPlain ? undefined : piece.href}
    >
      {piece.text}
    </a>
  );
}
