// Who types: others, forgotten by themselves after a while, and the person here, told to the room sparingly.
import type { TypingChange } from '../protocol/down.ts';
import type { MemberId } from '../protocol/ids.ts';
import { PRESENCE_TICK_MS, TYPING_EXPIRES_MS, TYPING_REPEAT_MS } from '../protocol/limits.ts';
import type { Clock } from './ports.ts';

export class Typists {
  readonly #clock: Clock;
  readonly #changed: (typing: readonly MemberId[]) => void;
  /** In the order they began; the value stops the forgetting. */
  readonly #forgetting = new Map<MemberId, () => void>();

  constructor(clock: Clock, changed: (typing: readonly MemberId[]) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  hear({ began, stopped }: TypingChange, me: MemberId): void {
    const others = began.filter((member) => member !== me);
    for (const member of others) this.#expect(member);
    this.#drop(stopped);
    if (others.length > 0) this.#tell();
  }

  /** They stopped, or what they typed has arrived. */
  silence(members: readonly MemberId[]): void {
    this.#drop(members);
  }

  clear(): void {
    this.#drop([...this.#forgetting.keys()]);
  }

  #expect(member: MemberId): void {
    this.#forgetting.get(member)?.();
    this.#forgetting.set(
      member,
      this.#clock.after(TYPING_EXPIRES_MS, () => this.#drop([member])),
    );
  }

  #drop(members: readonly MemberId[]): void {
    const known = members.filter((member) => this.#forgetting.has(member));
    for (const member of known) this.#forgetting.get(member)?.();
    for (const member of known) this.#forgetting.delete(member);
    if (known.length > 0) this.#tell();
  }

  #tell(): void {
    this.#changed([...this.#forgetting.keys()]);
  }
}

/** Says that the person here types: at most every three seconds, and when they stop. */
export class TypingVoice {
  readonly #clock: Clock;
  /** False when nobody heard it. */
  readonly #say: (on: boolean) => boolean;
  #isTyping = false;
  /** The room was told so. */
  #isOn = false;
  #isResting = false;
  #isUntold = false;

  constructor(clock: Clock, say: (on: boolean) => boolean) {
    this.#clock = clock;
    this.#say = say;
  }

  set(typing: boolean): void {
    this.#isTyping = typing;
    if (typing) this.#begin();
    else if (this.#isOn) this.#say(false);
    this.#isOn &&= typing;
  }

  /** What was typed is sent, which says enough; unless the room has yet to pass on that we type. */
  finish(): void {
    if (this.#isOn && this.#isUntold) this.#say(false);
    this.#isTyping = false;
    this.#isOn = false;
  }

  /** The session is lost, and with it what the room knew. */
  forget(): void {
    this.#isOn = false;
  }

  #begin(): void {
    if (this.#isResting || !this.#say(true)) return;
    this.#isOn = true;
    this.#isResting = true;
    this.#isUntold = true;
    this.#clock.after(4 * PRESENCE_TICK_MS, () => {
      this.#isUntold = false;
    });
    this.#clock.after(TYPING_REPEAT_MS, () => {
      this.#isResting = false;
      // Who stopped and began again within the rest still types.
      if (this.#isTyping && !this.#isOn) this.#begin();
    });
  }
}
