// When something was said: the hour to read, the full date for machines and as a tooltip.
import { momentLabel, timeLabel } from './day-labels.ts';

export function Time({ at }: { readonly at: number }) {
  return (
    <time class="row-time" dateTime={new Date(at).toISOString()} title={momentLabel(at)}>
      {timeLabel(at)}
    </time>
  );
}
