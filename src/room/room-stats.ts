// The room in numbers, from what is in memory and a few cheap reads: no figure is worth a walk over the log.
//
// Rooms have no owners yet. Until they do, whoever may read the room may ask for these; there is no name, text or
// address in them.
import type { RoomStats } from '../protocol/room-stats.ts';
import type { Parts } from './parts.ts';
import { asleepShare } from './wake-tally.ts';

export function statsOf({ ports, log, seats, flushTimes, wakefulness }: Parts): RoomStats {
  const { id, store } = ports;
  const tally = wakefulness.note();
  const room = { room: id, events: log.head, floor: log.floor(), connected: seats.size };
  const flush = { count: flushTimes.count, p50Ms: flushTimes.quantile(0.5), p99Ms: flushTimes.quantile(0.99) };
  if (log.epoch === '') return { ...room, ...UNWRITTEN, flush };
  const members = store.nextMemberNumber() - 1;
  const rows = log.head - store.facts().floor + 1 + members;
  const { since, wakes } = tally;
  return { ...room, rows, members, bytes: store.bytes(), since, wakes, asleepShare: asleepShare(tally), flush };
}

/** Of a room that keeps nothing, its platform's empty file and wakes that are forgotten with the last visitor are no figures. */
const UNWRITTEN = { rows: 0, members: 0, bytes: 0, since: 0, wakes: 0, asleepShare: 0 };
