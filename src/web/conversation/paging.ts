// When to ask for more of the log: about one view before its edge is seen. Pure.
import type { RoomState } from '../../client/state.ts';
import type { Reading } from './scroll-keeper.ts';

export type Wanted = 'older' | 'newer' | 'nothing';

export function wantedPage({ above, below, viewport }: Reading, { timeline, connection }: RoomState): Wanted {
  if (timeline.loading !== 'none' || connection.status !== 'joined') return 'nothing';
  if (above < viewport && !timeline.atBeginning) return 'older';
  return below < viewport && !timeline.atEnd ? 'newer' : 'nothing';
}
