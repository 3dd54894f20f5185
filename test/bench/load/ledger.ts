// What was said, and whether everyone heard it: once, complete, in one order. The first member to get a frame has it
// read; everyone else's must be the same bytes at the same place, so that a check costs a comparison.
import { build, type Histogram } from 'hdr-histogram-js';

/** Every message carries its number between two tildes, which no id and no name contains. */
const NUMBERS = /~(\d+)~/g;
/** Latency is taken at this many members, spread over the order of joining. */
const SAMPLED_MEMBERS = 50;

interface Sent {
  readonly sender: number;
  readonly at: number;
}

/** A frame of everyone's, until everyone has it. */
interface Heard {
  readonly bytes: Buffer;
  readonly messages: readonly Sent[];
  /** How many of them each sender said: looking for them among all would cost each member a look at each message. */
  readonly saidBy: ReadonlyMap<number, number>;
  awaited: number;
}

export class Ledger {
  /** Deliveries: a message that reached a member is one. */
  delivered = 0;
  /** Bytes of message frames. */
  bytes = 0;
  frames = 0;
  readonly faults: string[] = [];
  /** Microseconds from sending to arriving, at the sampled members. */
  latency: Histogram = newHistogram();
  /** Called when a member's own messages came back to it. */
  onReturned: (sender: number, count: number) => void = () => {};
  /** Called with each frame once, as text. */
  onFrame: (payload: string) => void = () => {};
  readonly #members: number;
  readonly #sampleEvery: number;
  readonly #next: Uint32Array;
  readonly #heard = new Map<number, Heard>();
  readonly #underway = new Map<number, Sent>();
  #lastNumber = 0;
  #frameCount = 0;

  constructor(members: number) {
    this.#members = members;
    this.#sampleEvery = Math.max(1, Math.floor(members / SAMPLED_MEMBERS));
    this.#next = new Uint32Array(members);
  }

  /** Messages sent that not everyone has, and frames that not everyone has. */
  get outstanding(): number {
    return this.#underway.size + this.#heard.size;
  }

  get sent(): number {
    return this.#lastNumber;
  }

  /** A message of `size` characters that will be looked for at everyone. */
  write(sender: number, size: number): string {
    this.#lastNumber += 1;
    this.#underway.set(this.#lastNumber, { sender, at: performance.now() });
    return `~${this.#lastNumber}~`.padEnd(size, 'x');
  }

  /** A frame of messages came to a member. */
  take(member: number, payload: Buffer): void {
    const place = this.#next[member] ?? 0;
    this.#next[member] = place + 1;
    const heard = this.#heard.get(place) ?? this.#read(place, payload);
    if (!heard.bytes.equals(payload)) this.#blame(member, place, payload);
    this.delivered += heard.messages.length;
    this.bytes += payload.length;
    this.frames += 1;
    this.#settle(member, heard);
    heard.awaited -= 1;
    if (heard.awaited === 0) this.#heard.delete(place);
  }

  /** Starts counting anew; what is underway stays. */
  resetCounts(): void {
    this.delivered = 0;
    this.bytes = 0;
    this.frames = 0;
    this.latency = newHistogram();
  }

  #read(place: number, payload: Buffer): Heard {
    const content = payload.toString('latin1');
    const messages = Array.from(content.matchAll(NUMBERS), ([, digits]) => this.#claim(Number(digits)));
    const heard = { bytes: Buffer.from(payload), messages, saidBy: countSenders(messages), awaited: this.#members };
    if (place !== this.#frameCount) this.faults.push(`frame ${place} came after frame ${this.#frameCount - 1}`);
    this.#frameCount += 1;
    this.#heard.set(place, heard);
    this.onFrame(content);
    return heard;
  }

  /** A message leaves the list of those underway the first time it comes: a second time it is not there. */
  #claim(number: number): Sent {
    const sent = this.#underway.get(number);
    if (!sent) this.faults.push(`message ${number} came twice or was never sent`);
    this.#underway.delete(number);
    return sent ?? { sender: -1, at: 0 };
  }

  #settle(member: number, { messages, saidBy }: Heard): void {
    if (member % this.#sampleEvery === 0) this.#time(messages);
    const returned = saidBy.get(member);
    if (returned !== undefined) this.onReturned(member, returned);
  }

  #time(messages: readonly Sent[]): void {
    const now = performance.now();
    for (const { at } of messages) this.latency.recordValue(Math.max(1, Math.round((now - at) * 1_000)));
  }

  #blame(member: number, place: number, payload: Buffer): void {
    if (this.faults.length < 20)
      this.faults.push(`member ${member} got another frame ${place}: ${payload.toString('latin1', 0, 80)}`);
  }
}

function countSenders(messages: readonly Sent[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { sender } of messages) counts.set(sender, (counts.get(sender) ?? 0) + 1);
  return counts;
}

export function newHistogram(): Histogram {
  return build({ lowestDiscernibleValue: 1, highestTrackableValue: 120_000_000, numberOfSignificantValueDigits: 3 });
}
