// When something was said: the hour to read, the full date for machines and as a tooltip.
import { momentLabel, shortTimeLabel, timeLabel } from './day-labels.ts';

export interface TimeProps {
  readonly at: number;
  /** Where there is little space. */
  readonly short?: boolean;
}

export function Time({ at, short = false }: TimeProps) {
  return (
    <time class="row-time" dateTime={new Date(at).toISOString()} title={momentLabel(at)}>
      {short ? shortTimeLabel(at) : timeLabel(at)}
    </time>
  );
}
