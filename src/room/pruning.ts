// Deletes what has expired: seldom, in ranges, never in the way of a reader.
import type { Seq } from '../protocol/ids.ts';
import type { RoomPorts } from './ports.ts';
import { nextPruneAt, PRUNE_ROWS } from './retention.ts';

export class Pruning {
  readonly #ports: RoomPorts;
  #storedFloor: Seq;

  constructor(ports: RoomPorts) {
    this.#ports = ports;
    this.#storedFloor = ports.store.facts().floor;
  }

  /** When there will be enough to delete; null if nothing ever expires. */
  nextAt(head: Seq, now: number): number | null {
    const { limits, store } = this.#ports;
    const isFarFromDue = limits.historyDays === 0 && head - this.#storedFloor < limits.historyEvents;
    if (isFarFromDue) return null;
    const storedFloorAt = store.after(this.#storedFloor - 1, { events: 1, bytes: 0 })[0]?.at ?? now;
    return nextPruneAt({ storedFloor: this.#storedFloor, storedFloorAt, head, now, limits });
  }

  /** Asks for the alarm when there will be enough to delete. */
  schedule(head: Seq): void {
    const at = this.nextAt(head, this.#ports.clock.now());
    if (at !== null) this.#ports.schedule(at);
  }

  /** Deletes one range below `floor`, if that is due. */
  run(floor: Seq, head: Seq): void {
    const { clock, store } = this.#ports;
    const dueAt = this.nextAt(head, clock.now());
    if (dueAt === null || dueAt > clock.now() || floor <= this.#storedFloor) return;
    store.prune(floor, PRUNE_ROWS);
    this.#storedFloor = store.facts().floor;
  }
}
