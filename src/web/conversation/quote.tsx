// Above a reply: whom it answers and the beginning of what they said, as it reads now; the way to it.
import { useEffect } from 'preact/hooks';
import { badgeOf } from '../../protocol/badge.ts';
import type { Seq } from '../../protocol/ids.ts';
import type { MemberFacts } from '../../protocol/members.ts';
import { text as pageText } from '../strings.ts';
import { rowText } from '../strings-rows.ts';
import type { Row } from './group-rows.ts';
import { unmarked } from './rich-text-chunk.ts';
import type { RowActions } from './row-actions.ts';
import type { RowContent } from './row-content.ts';

export interface QuoteProps {
  readonly reply: Seq;
  readonly row: Pick<Row, 'original' | 'originalContent'>;
  /** Who said the original. */
  readonly facts: MemberFacts | undefined;
  /** Can be reached by Tab. */
  readonly reachable: boolean;
  readonly actions: RowActions;
}

const { quote: words } = rowText;
/** More than a line holds. */
const SHOWN_CHARACTERS = 200;

export function Quote({ reply, row, facts, reachable, actions }: QuoteProps) {
  const { original, originalContent } = row;
  useEffect(() => {
    if (original === 'unasked') actions.askOriginal(reply);
  }, [original, reply, actions]);
  if (original === 'gone') return <p class="quote quote-note">{words.gone}</p>;
  if (original === null || typeof original === 'string') return <p class="quote quote-note">{words.loading}</p>;
  const name = facts?.name ?? pageText.people.unknown;
  const snippet = snippetOf(originalContent);
  const hue = badgeOf(original.by)?.hue;
  return (
    <button
      type="button"
      class="quote"
      aria-label={words.of(name, snippet)}
      tabIndex={reachable ? 0 : -1}
      onClick={() => actions.goTo(reply)}
    >
      <bdi
        class={hue === undefined ? 'quote-name' : 'quote-name tinted'}
        style={hue === undefined ? '' : `--hue:${hue}`}
      >
        {name}
      </bdi>
      <span class={originalContent?.type === 'text' ? 'quote-words' : 'quote-words none'} dir="auto">
        {snippet}
      </span>
    </button>
  );
}

function snippetOf(content: RowContent | null): string {
  return content?.type === 'text'
    ? unmarked(content.text).slice(0, SHOWN_CHARACTERS).replace(/\s+/g, ' ')
    : words.deleted;
}
