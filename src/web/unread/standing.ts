// Where the "New" line stands in the list, as far as one can see.
import type { Seq } from '../../protocol/ids.ts';
import type { Standing } from './divider.ts';

export interface Seen {
  readonly scroller: HTMLElement;
  /** Oldest seq on the page. */
  readonly oldest: Seq;
}

export function standingOf(first: Seq, { scroller, oldest }: Seen): Standing {
  const line = scroller.querySelector('.new-line');
  if (line === null) return first < oldest ? 'above' : 'nowhere';
  const { top } = line.getBoundingClientRect();
  const list = scroller.getBoundingClientRect();
  if (top < list.top) return 'above';
  return top < list.bottom ? 'inView' : 'below';
}
