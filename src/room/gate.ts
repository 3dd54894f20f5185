// How many may come in: places in the room, and what one address may take of them, at once and within a minute.
import type { CloseReason } from '../protocol/close-codes.ts';
import type { Parts } from './parts.ts';
import type { RoomLimits } from './ports.ts';
import type { Session } from './session.ts';

const MINUTE_MS = 60_000;
/** An address may be an office, and yet not the whole room. */
const ROOM_PER_ADDRESS = 10;

export class Gate {
  readonly #parts: Pick<Parts, 'ports' | 'seats' | 'rates'>;

  constructor(parts: Pick<Parts, 'ports' | 'seats' | 'rates'>) {
    this.#parts = parts;
  }

  /** Why a socket of this address may not be opened now; null if it may, which counts. */
  stopsSocket(address: string): CloseReason | null {
    const { ports, seats, rates } = this.#parts;
    const { membersPerRoom } = ports.limits;
    if (membersPerRoom > 0 && seats.size >= membersPerRoom) return 'full';
    if (address === '') return null;
    if (seats.countAt(address) >= placesPerAddress(ports.limits)) return 'busyAddress';
    return rates.connections.tryTake(address, ports.clock.now()) ? null : 'busyAddress';
  }

  /** Why this address may not join now; null if it may, which counts. */
  stopsJoin(address: string): CloseReason | null {
    const { ports, rates } = this.#parts;
    return address === '' || rates.joins.tryTake(address, ports.clock.now()) ? null : 'busyAddress';
  }

  /** An arrival within the last minute still counts after a wake (G16), if its socket is there. */
  countAgain({ address, since, state }: Session): void {
    const { ports, rates } = this.#parts;
    if (address === '' || ports.clock.now() - since >= MINUTE_MS) return;
    rates.connections.take(address, since);
    if (state !== 'greeted') rates.joins.take(address, since);
  }
}

/** Never fewer than may arrive within a minute. */
function placesPerAddress({ membersPerRoom, connectionsPerAddress }: RoomLimits): number {
  if (membersPerRoom === 0 || connectionsPerAddress === 0) return Number.POSITIVE_INFINITY;
  return Math.max(Math.ceil(membersPerRoom / ROOM_PER_ADDRESS), connectionsPerAddress);
}
