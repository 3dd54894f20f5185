// One person's device: what its tabs share, what was written on it, and its way into the network.
import type { Identity } from '../../src/client/ports.ts';
import { SharedBox } from '../unit/client/shared-box.ts';
import { identityOf } from './keys.ts';
import type { Tail } from './line.ts';
import { Tab } from './tab.ts';
import { WallClock } from './wall-clock.ts';
import type { Wire } from './wire.ts';

export interface Composed {
  readonly tab: Tab;
  readonly id: string;
  readonly text: string;
  readonly isGood: boolean;
}

/** A person's device: a key, a disk, a clock on the wall, and tabs. */
export class Device {
  readonly identity: Identity;
  readonly box = new SharedBox();
  readonly clock: WallClock;
  readonly tabs: Tab[] = [];
  readonly composed: Composed[] = [];
  /** Ids that ever were on the disk. */
  readonly saved = new Set<string>();
  isOffline = false;
  readonly #wire: Wire;
  readonly #name: string;

  constructor(wire: Wire, name: string) {
    this.#wire = wire;
    this.#name = name;
    this.identity = identityOf(name);
    this.clock = new WallClock(wire.steady);
  }

  open(name = this.#name): Tab {
    const tab = new Tab(this.#wire, this, name);
    this.tabs.push(tab);
    return tab;
  }

  get member(): string {
    return this.identity.member;
  }

  get tab(): Tab {
    return this.tabs.at(-1)!;
  }

  get livingTabs(): Tab[] {
    return this.tabs.filter(({ isAlive }) => isAlive);
  }

  /** Loses the network, until `goOnline`. */
  goOffline(tail: Tail = 'lost'): void {
    this.isOffline = true;
    for (const { line } of this.livingTabs) line.cut(tail);
  }

  goOnline(): void {
    this.isOffline = false;
    for (const { engine } of this.livingTabs) engine.wake();
  }
}
