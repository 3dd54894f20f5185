// Many new names in a row are one line: who they are is told at once, what they were when it is asked for (A10).
import type { Entry } from './row-entries.ts';

/** Fewer lines are no heavier than the one that would stand for them. */
const CONDENSED_FROM = 3;

/** Each run of new names within a day becomes its last entry, with the others as `earlier`. Its key is the run's first. */
export function condenseNames(entries: readonly Entry[], dayOf: (at: number) => string): readonly Entry[] {
  if (!entries.some(isName)) return entries;
  const condensed: Entry[] = [];
  let run: Entry[] = [];
  const endRun = () => {
    condensed.push(...(run.length < CONDENSED_FROM ? run : condense(run)));
    run = [];
  };
  for (const entry of entries) {
    const [first] = run;
    if (first && (!isName(entry) || dayOf(first.at) !== dayOf(entry.at))) endRun();
    if (isName(entry)) run.push(entry);
    else condensed.push(entry);
  }
  endRun();
  return condensed;
}

/** For those who do not want to know; what could not be sent stays. */
export function withoutNames(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter((entry) => !isName(entry));
}

function condense(run: readonly Entry[]): Entry[] {
  const [first] = run;
  const last = run.at(-1);
  return first && last ? [{ ...last, key: first.key, earlier: run.slice(0, -1) }] : [];
}

function isName({ content, pending }: Entry): boolean {
  return content.type === 'name' && pending === null;
}
