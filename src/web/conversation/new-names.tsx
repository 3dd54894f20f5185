// Many new names as one line (A10). Fetched late: few rooms have one.
import { useState } from 'preact/hooks';
import { conversationText } from '../strings-conversation.ts';
import type { RowActions } from './row-actions.ts';
import type { Entry } from './row-entries.ts';
import { sentencesOf } from './system-sentences.tsx';
import { Time } from './time.tsx';

const { system: words } = conversationText;

interface NewNamesProps {
  readonly entries: readonly Entry[];
  /** Its button can be reached by Tab. */
  readonly reachable: boolean;
  readonly resize: RowActions['resize'];
}

/** What people are called now; on request, one line each. */
export function NewNames({ entries, reachable, resize }: NewNamesProps) {
  const [isOpen, setOpen] = useState(false);
  const toggle = ({ currentTarget }: { readonly currentTarget: HTMLElement }) => {
    resize(currentTarget);
    setOpen(!isOpen);
  };
  const names = new Map(entries.flatMap(({ by, content }) => (content.type === 'name' ? [[by, content.name]] : [])));
  return (
    <>
      <p class="system-line">
        <bdi>{words.newNames([...names.values()])}</bdi>{' '}
        <button type="button" class="show-more" aria-expanded={isOpen} tabIndex={reachable ? 0 : -1} onClick={toggle}>
          {isOpen ? conversationText.list.showLess : conversationText.list.showMore}
        </button>
      </p>
      {isOpen &&
        entries.map((entry) => (
          <p key={entry.seq} class="system-line">
            {sentencesOf(entry, undefined)} <Time at={entry.at} />
          </p>
        ))}
    </>
  );
}
