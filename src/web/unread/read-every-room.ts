// "All read", for the rooms of this device that are not open: as far as the device knows what came there.
import { recentRooms } from '../recent-rooms.ts';
import { allRead } from './read-position.ts';
import { readRecord, writeRecord } from './room-records.ts';

export function readEveryRoom(): void {
  for (const { id } of recentRooms.peek()) {
    const record = readRecord(id);
    if (record && record.unread > 0) writeRecord(id, allRead(record));
  }
}
