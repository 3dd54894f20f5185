// How far a person has read a room on this device. Pure. Positions of several tabs are joined by `laterOf`, whatever the
// order they come in; only "mark unread from here" leads back, which counts as one more turn.
import * as v from 'valibot';
import { Seq } from '../../protocol/ids.ts';

export interface ReadPosition {
  /** The life of the log that `seq` belongs to. */
  readonly epoch: string;
  /** Everything up to here is read. */
  readonly seq: Seq;
  /** How often the person went back: more of that outweighs any seq. */
  readonly turns: number;
}

/** What the device keeps of a room: the position, and how much it knows to be unread behind it. */
export interface RoomRecord extends ReadPosition {
  readonly unread: number;
  readonly mentions: number;
}

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const StoredRecord = v.object({ epoch: v.string(), seq: Seq, turns: Count, unread: Count, mentions: Count });

/** Null for what cannot be read. */
export function parseRecord(stored: string | null): RoomRecord | null {
  try {
    const value: unknown = JSON.parse(stored ?? 'null');
    return v.is(StoredRecord, value) ? value : null;
  } catch {
    return null;
  }
}

/**
 * Where reading goes on in this life of the log. Someone who was never here begins at its end; what another life of the
 * log had to say is forgotten. A room nobody had written in had no epoch yet: what came then is its first.
 */
export function resume(stored: ReadPosition | null, log: { readonly epoch: string; readonly head: Seq }): ReadPosition {
  const { epoch, head } = log;
  if (stored === null || !isSameLife(stored.epoch, epoch)) return { epoch, seq: head, turns: 0 };
  return { epoch, seq: Math.min(stored.seq, head), turns: stored.turns };
}

/** Never backwards. */
export function readTo(position: ReadPosition, seq: Seq): ReadPosition {
  return seq > position.seq ? { ...position, seq } : position;
}

/** "Mark unread from here": the message of that seq is the first that is not read. */
export function unreadFrom({ epoch, turns }: ReadPosition, seq: Seq): ReadPosition {
  return { epoch, seq: Math.max(seq - 1, 0), turns: turns + 1 };
}

/** Of two positions the one that came later; `mine` wins over another life of the log. */
export function laterOf(mine: ReadPosition, other: ReadPosition): ReadPosition {
  if (!isSameLife(other.epoch, mine.epoch)) return mine;
  const isLater = other.turns === mine.turns ? other.seq > mine.seq : other.turns > mine.turns;
  return isLater ? { epoch: mine.epoch, seq: other.seq, turns: other.turns } : mine;
}

function isSameLife(stored: string, epoch: string): boolean {
  return stored === epoch || stored === '';
}

/** All that the device knows of is read: as many messages as are unread came at least after the position. */
export function allRead(record: RoomRecord): RoomRecord {
  return { ...record, seq: record.seq + record.unread, unread: 0, mentions: 0 };
}
