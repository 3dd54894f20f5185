// Colours a block of code once it is in view and there is time. The letters stay where they are: only colours change.
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { KnownLanguage } from './code-language.ts';
import type { CodeRun } from './code-runs.ts';
import { whenIdle, whenSeen } from './spare-time.ts';

/** Blocks that were coloured before: a row that comes back is right at once. */
const MAX_REMEMBERED = 100;
const coloured = new Map<string, readonly CodeRun[]>();

/** Null while the code is plain. */
export function useHighlight(
  block: RefObject<HTMLElement | null>,
  text: string,
  language: KnownLanguage | null,
): readonly CodeRun[] | null {
  const key = `${language} ${text}`;
  const [done, setDone] = useState<string | null>(null);
  const known = coloured.get(key) ?? null;
  useEffect(() => {
    if (language === null || known !== null || block.current === null) return;
    let isGone = false;
    const stopLooking = whenSeen(block.current, () => {
      // Without its colours code reads as well: the next block tries again.
      void import('./highlight-code.ts').then(
        ({ highlightCode }) =>
          whenIdle(() => {
            if (isGone) return;
            remember(key, highlightCode(text, language));
            setDone(key);
          }),
        () => {},
      );
    });
    return () => {
      isGone = true;
      stopLooking();
    };
  }, [key, known === null && done]);
  return known;
}

function remember(key: string, runs: readonly CodeRun[]): void {
  coloured.set(key, runs);
  const [oldest] = coloured.keys();
  if (coloured.size > MAX_REMEMBERED && oldest !== undefined) coloured.delete(oldest);
}
