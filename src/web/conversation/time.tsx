// When something was said: the hour to read, the full date for machines and as a tooltip.
import { settings } from '../settings-store.ts';
import { momentLabel, shortTimeLabel, timeLabel } from './day-labels.ts';

export interface TimeProps {
  readonly at: number;
  /** Where there is little space. */
  readonly short?: boolean;
}

export function Time({ at, short = false }: TimeProps) {
  const { clock } = settings.value;
  return (
    <time class="row-time" dateTime={new Date(at).toISOString()} title={momentLabel(at, clock)}>
      {short ? shortTimeLabel(at, clock) : timeLabel(at, clock)}
    </time>
  );
}
