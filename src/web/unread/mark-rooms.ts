// Keeps the marks in the list of rooms as the records say.
import { effect } from '@preact/signals';
import { recentRooms } from '../recent-rooms.ts';
import { readRecord, watchRecords } from './room-records.ts';
import { unreadMarks } from './unread-marks.ts';

export function markRooms(): void {
  const mark = () => {
    const marks = recentRooms.value.flatMap(({ id }) => {
      const record = readRecord(id);
      return record && record.unread > 0 ? [[id, record] as const] : [];
    });
    unreadMarks.value = new Map(marks);
  };
  effect(mark);
  watchRecords(mark);
}
