// A room core on a memory store, with a clock the test moves, commits the test confirms, and peers that record.
import type { Up } from '../../src/protocol/up.ts';
import type { RoomLimits, RoomPorts } from '../../src/room/ports.ts';
import { Room } from '../../src/room/room.ts';
import type { Seat } from '../../src/room/seat.ts';
import type { Session } from '../../src/room/session.ts';
import { FakeClock } from './fake-clock.ts';
import { MemoryStore } from './memory-store.ts';
import { RecordingPeer } from './recording-peer.ts';

export const NO_LIMITS: RoomLimits = {
  postsPerSecond: 0,
  postBurst: 0,
  connectionsPerAddress: 0,
  joinsPerAddress: 0,
  membersPerRoom: 0,
  historyEvents: 0,
  historyDays: 0,
  storageBytes: 0,
};

export interface Person {
  readonly peer: RecordingPeer;
  seat: Seat;
}

export class TestRoom {
  readonly clock = new FakeClock();
  readonly store = new MemoryStore();
  readonly faults: unknown[] = [];
  readonly scheduled: number[] = [];
  readonly people = new Set<Person>();
  readonly limits: RoomLimits;
  announcedHead = 0;
  room: Room;
  /** While false, commits stay unconfirmed until `confirm`. */
  confirmsAtOnce = true;
  #confirmations: (() => void)[] = [];
  #ids = 0;
  /** Timers of an earlier life never ring. */
  #life = 0;

  constructor(limits: Partial<RoomLimits> = {}) {
    this.limits = { ...NO_LIMITS, ...limits };
    this.room = new Room(this.#ports());
  }

  /** Forgets all memory and wakes again from the store and the sockets, as hibernation does. */
  evict(): void {
    this.#life += 1;
    this.#confirmations = [];
    this.room = new Room(this.#ports());
    for (const person of this.people) {
      if (person.peer.session) person.seat = this.room.restore(person.peer, person.peer.session);
    }
  }

  /** Opens a socket: the challenge is its first frame. */
  connect(address = ''): Person {
    const peer = new RecordingPeer();
    return this.#sit(peer, this.room.greet(peer, { host: 'ajar.test', address }));
  }

  /** Opens a plain text socket. */
  connectPlain(name: string, history = 0, address = ''): Person {
    const peer = new RecordingPeer();
    return this.#sit(peer, this.room.welcomePlain(peer, { host: 'ajar.test', address }, { name, history }));
  }

  /** Joins as the member whose key is `letter` 43 times. What `admit` proves is the platform's; here it holds. */
  join(letter: string, hello: Partial<Extract<Up, { type: 'hello' }>> = {}, address = ''): Person {
    const person = this.connect(address);
    this.sayHello(person, letter, hello);
    return person;
  }

  sayHello(person: Person, letter: string, hello: Partial<Extract<Up, { type: 'hello' }>> = {}): void {
    const key = letter.repeat(43);
    const frame: Up = {
      ...{
        type: 'hello',
        key,
        signature: 'S'.repeat(86),
        name: `Member ${letter}`,
        engine: `engine-${letter}`.padEnd(16, '0'),
      },
      ...{ attempt: 0, ...hello },
    };
    const claim = this.room.hear(person.seat, JSON.stringify(frame));
    if (claim) this.room.admit(person.seat, claim, key);
  }

  say(person: Person, frame: Up | string): void {
    this.room.hear(person.seat, typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  leave(person: Person): void {
    this.people.delete(person);
    this.room.leave(person.seat);
  }

  /** Confirms every commit that waits, and lets what waited for it run. */
  async confirm(): Promise<void> {
    for (const confirm of this.#confirmations.splice(0)) confirm();
    await settle();
  }

  #sit(peer: RecordingPeer, seat: Seat | null): Person {
    const closed: Session = { state: 'proving', since: 0, address: '' };
    const person = {
      peer,
      seat: seat ?? { number: 0, peer, session: closed, heardAt: 0, provenBytes: 0, stopDeadline: () => {} },
    };
    if (seat) this.people.add(person);
    return person;
  }

  #ports(): RoomPorts {
    const life = this.#life;
    return {
      id: 'test',
      store: this.store,
      clock: {
        now: () => this.clock.now(),
        after: (ms, callback) => this.clock.after(ms, () => this.#life === life && callback()),
      },
      limits: this.limits,
      randomId: (characters) => {
        this.#ids += 1;
        return `${this.#ids}`.padStart(characters, 'r');
      },
      skeleton: (name) => name.replaceAll('0', 'o').replaceAll('1', 'l'),
      durable: () => (this.confirmsAtOnce ? CONFIRMED : new Promise((resolve) => this.#confirmations.push(resolve))),
      schedule: (at) => void this.scheduled.push(at),
      announceHead: (head) => {
        this.announcedHead = head;
      },
      report: (fault) => void this.faults.push(fault),
    };
  }
}

/** A commit that is confirmed by the time it is asked about: no test has to wait for it. */
const CONFIRMED = {
  catch: () => CONFIRMED,
  // biome-ignore lint/suspicious/noThenProperty: it stands for a promise
  then(done: () => void) {
    done();
    return CONFIRMED;
  },
} as unknown as Promise<void>;

/** Lets promises that are settled run their callbacks. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

let posts = 0;

/** A post of a message with an id of its own. */
export function messagePost(
  text: string,
  base = 0,
  rest: { epoch?: string; id?: string; kind?: string; body?: unknown } = {},
) {
  posts += 1;
  return { id: `${posts}`.padStart(16, 'p'), epoch: '', base, kind: 'message', body: { text }, ...rest };
}

/** Lets the person post so many messages, in full frames, and forgets what they were sent meanwhile. */
export function fill(room: TestRoom, person: Person, count: number): void {
  for (let left = count; left > 0; left -= 50) {
    const { epoch, head } = room.store.facts();
    const posts = Array.from({ length: Math.min(left, 50) }, () => messagePost('fill', head, { epoch }));
    room.say(person, { type: 'post', posts });
  }
  person.peer.sent.splice(0);
}
