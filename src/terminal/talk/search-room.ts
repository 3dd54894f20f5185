// `/search`: what was found, oldest first, so that the latest stands next to the prompt.
import type { RoomEngine } from '../../client/state.ts';
import type { Hit } from '../../protocol/down.ts';
import { type Entry, line, notice, type Span, span } from '../screen/span.ts';
import { dayLabel, timeLabel } from '../transcript/days.ts';
import { nameSpan } from '../transcript/people.ts';
import { faintRule } from './larger-entries.ts';

const HITS = 10;
/** More places in one message show a reader nothing, and each is drawn by itself. */
const MOST_MARKED = 100;

export function searchRoom(engine: RoomEngine, query: string, print: (...entries: Entry[]) => void): void {
  if (engine.state.connection.status !== 'joined')
    print(notice('Not connected: what is found is shown when the room is reached again.', 'warning'));
  engine.search({ query, limit: HITS }, (state) => {
    if (state.status === 'waiting') return;
    if (state.status === 'refused') return print(notice('The room could not search itself for that.', 'warning'));
    if (state.hits.length === 0) return print(notice(`Nothing found for “${query}”.`));
    const entries = state.hits
      .toReversed()
      .map(({ seq, at, by, text, ranges }) =>
        line(
          span(`${seq} ${dayLabel(at, Date.now())} ${timeLabel(at)} `, 'faint'),
          nameSpan(engine.state, by),
          span(': '),
          ...markedSpans(text, ranges),
        ),
      );
    const more = state.next === null ? '' : ', the latest of more';
    print(faintRule(`found for “${query}”${more}`), ...entries, faintRule('now'));
  });
}

/** What was looked for stands out. */
function markedSpans(text: string, ranges: Hit['ranges']): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const { start, end } of ranges.slice(0, MOST_MARKED)) {
    spans.push(span(text.slice(at, start)), span(text.slice(start, end), 'strong'));
    at = end;
  }
  return [...spans, span(text.slice(at))];
}
