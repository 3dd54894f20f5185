// Writes a room's record down: not at every message, but before the page can go away. What another tab kept in the
// meantime is learnt instead of overwritten.
import { laterOf, type RoomRecord } from './read-position.ts';
import { readRecord, watchRecords, writeRecord } from './room-records.ts';

const PAUSE_MS = 400;

export interface RecordKeeper {
  keep(record: RoomRecord): void;
  stop(): void;
}

export function keepRecord(room: string, learn: (record: RoomRecord) => void): RecordKeeper {
  let waiting: RoomRecord | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const record = waiting;
    waiting = null;
    if (record === null) return;
    const known = readRecord(room);
    if (known !== null && laterOf(record, known) !== record) learn(known);
    else if (JSON.stringify(known) !== JSON.stringify(record)) writeRecord(room, record);
  };
  const keep = (record: RoomRecord) => {
    waiting = record;
    timer ??= setTimeout(write, PAUSE_MS);
  };
  const stopWatching = watchRecords((changed) => {
    const known = changed === room || changed === null ? readRecord(room) : null;
    if (known) learn(known);
  });
  document.addEventListener('visibilitychange', write);
  addEventListener('pagehide', write);
  return {
    keep,
    stop() {
      write();
      stopWatching();
      document.removeEventListener('visibilitychange', write);
      removeEventListener('pagehide', write);
    },
  };
}
