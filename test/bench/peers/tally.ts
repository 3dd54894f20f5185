// What a room used of the things that are billed.

export interface Tally {
  wakes: number;
  rowsWritten: number;
  rowsRead: number;
  /** Upgrades and the like. */
  requests: number;
  /** Frames that reached the object; twenty are billed as one request. */
  framesIn: number;
  alarms: number;
  /** Set by the room; each writes a row. */
  alarmsSet: number;
}
