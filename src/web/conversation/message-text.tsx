// What a person wrote: plain text and links at once, Markdown as soon as what draws it is here; the beginning only if
// it is very long.
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Mention } from '../../protocol/events.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { conversationText } from '../strings-conversation.ts';
import { linkify } from './linkify.ts';
import { isLong } from './long-text.ts';
import { mayBeRich } from './markdown-signs.ts';
import { memo } from './memo.ts';
import { MessageLink } from './message-link.tsx';
import { fetchRichText, richText } from './rich-text-chunk.ts';

export interface MessageTextProps {
  readonly text: string;
  /** Whom `@` and a name in the text mean. */
  readonly mentions?: readonly Mention[];
  readonly you?: MemberId;
  /** Links can be reached by Tab: only in the row that has the list's tab stop. */
  readonly reachable: boolean;
  /** Called with the button before the row changes its height. */
  readonly onResize: (control: HTMLElement) => void;
  /** Follows the last word. */
  readonly children?: ComponentChildren;
}

const NOBODY: readonly Mention[] = [];
const narrow = matchMedia('(width < 760px)');

function charactersPerLine(): number {
  return narrow.matches ? 42 : 92;
}

export function MessageText({ text, mentions = NOBODY, you, reachable, onResize, children }: MessageTextProps) {
  const isCut = useMemo(() => isLong(text, charactersPerLine()), [text]);
  const [isOpen, setOpen] = useState(false);
  const Rich = useRichText(text, mentions);
  const toggle = (event: Event) => {
    if (event.currentTarget instanceof HTMLElement) onResize(event.currentTarget);
    setOpen(!isOpen);
  };
  return (
    <>
      <div class={isCut && !isOpen ? 'message-text cut' : 'message-text'} dir="auto">
        {Rich ? (
          <Rich {...{ text, mentions, you, reachable }}>{children}</Rich>
        ) : (
          <>
            <Pieces text={text} reachable={reachable} />
            {children}
          </>
        )}
      </div>
      {isCut && (
        <button type="button" class="show-more" aria-expanded={isOpen} tabIndex={reachable ? 0 : -1} onClick={toggle}>
          {isOpen ? conversationText.list.showLess : conversationText.list.showMore}
        </button>
      )}
    </>
  );
}

/** Null for text that is shown as it was written, and as long as nothing else can be done. */
function useRichText(text: string, mentions: readonly Mention[]) {
  const isRich = useMemo(() => mentions.length > 0 || mayBeRich(text), [text, mentions]);
  useEffect(() => {
    if (isRich) fetchRichText();
  }, [isRich]);
  return isRich ? (richText.value?.RichText ?? null) : null;
}

const Pieces = memo(({ text, reachable }: { text: string; reachable: boolean }) => (
  <>
    {linkify(text).map((piece, index) =>
      piece.type === 'text' ? (
        piece.text
      ) : (
        <MessageLink key={index} href={piece.href} shown={piece.text} reachable={reachable}>
          {piece.text}
        </MessageLink>
      ),
    )}
  </>
));
