// Tells of messages in a room nobody looks at: gathers what comes closely together, and leaves it to one tab.
import { effect, type Signal } from '@preact/signals';
import { isMentioned } from '../../client/mentions.ts';
import type { RoomEngine, RoomState } from '../../client/state.ts';
import { type LogEvent, parseBody } from '../../protocol/events.ts';
import { unmarked } from '../conversation/rich-text-chunk.ts';
import { recentRooms } from '../recent-rooms.ts';
import { roomLabel } from '../room-label.ts';
import { text } from '../strings.ts';
import { isHere } from '../unread/attention.ts';
import type { WantedPlace } from '../wanted-place.ts';
import { type Burst, withTold } from './burst.ts';
import { chime, unlockByGesture } from './chime.ts';
import { type Decision, decideNotification, type Listening } from './decide-notification.ts';
import { type LeadTab, leadTab } from './lead-tab.ts';
import { levelOf } from './notification-prefs.ts';
import { notificationPrefs } from './notification-prefs-store.ts';
import { wordsFor } from './notification-words.ts';
import { permission } from './permission.ts';
import { showNotification } from './show-notification.ts';

export interface NotifierPorts {
  readonly engine: RoomEngine;
  readonly wanted: Signal<WantedPlace | null>;
}

/** Another tab may be looked at, or just about to: a moment later it is known. */
const GATHER_MS = 250;
/** A burst's notification changes no faster. */
const RENEW_MS = 1_000;

unlockByGesture();

export function openNotifier(ports: NotifierPorts): () => void {
  const notifier = new Notifier(ports);
  const stops = [
    ports.engine.onEvent((event, live) => notifier.hear(event, live)),
    ports.engine.subscribe((state) => notifier.follow(state)),
    effect(() => notifier.attend(isHere.value)),
  ];
  notifier.follow(ports.engine.state);
  return () => {
    for (const stop of stops) stop();
    notifier.stop();
  };
}

class Notifier {
  readonly #ports: NotifierPorts;
  #lead: LeadTab | null = null;
  #burst: Burst | null = null;
  #toldAt: number | null = null;
  #soundedAt: number | null = null;
  /** What is to be done once enough is gathered. */
  #waiting: Decision | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #takeBack = () => {};

  constructor(ports: NotifierPorts) {
    this.#ports = ports;
  }

  /** A tab that is not in the room must not keep the others from telling of it. */
  follow({ connection, room }: RoomState): void {
    if (connection.status !== 'joined') return this.#stepDown();
    this.#lead ??= leadTab(room.id);
    this.#lead.setLookedAt(isHere.peek());
  }

  hear(event: LogEvent, isLive: boolean): void {
    const { you, members } = this.#ports.engine.state;
    const message = event.kind === 'message' ? parseBody('message', event.body) : null;
    const isMention = message !== null && isMentioned(message, you);
    const heard = { now: Date.now(), isLive, isOwn: event.by === you.member, isMessage: message !== null, isMention };
    const decision = decideNotification(this.#listening, heard);
    if (message === null || (decision.show === 'nothing' && !decision.hasSound)) return;
    this.#note(decision, heard.now);
    const author = members.get(event.by)?.name ?? text.people.unknown;
    const burst = decision.show === 'ring' ? null : this.#burst;
    this.#burst = withTold(burst, { seq: event.seq, author, text: message.text, isMention });
  }

  /** Whoever comes back has no need of what told them to. */
  attend(isLookedAt: boolean): void {
    this.#lead?.setLookedAt(isLookedAt);
    if (isLookedAt) this.#forget();
  }

  stop(): void {
    this.#forget();
    this.#stepDown();
  }

  get #listening(): Listening {
    const prefs = notificationPrefs.peek();
    const level = levelOf(prefs, this.#ports.engine.state.room.id);
    const isOn = prefs.isOn && permission.peek() === 'granted';
    const { sounds } = prefs;
    return { level, sounds, isOn, isHere: isHere.peek(), toldAt: this.#toldAt, soundedAt: this.#soundedAt };
  }

  #note(decision: Decision, now: number): void {
    if (decision.show !== 'nothing') this.#toldAt = now;
    this.#waiting = this.#waiting ? both(this.#waiting, decision) : decision;
    this.#timer ??= setTimeout(() => void this.#tell(), decision.show === 'renew' ? RENEW_MS : GATHER_MS);
  }

  async #tell(): Promise<void> {
    const [decision, burst] = [this.#waiting, this.#burst];
    this.#timer = undefined;
    this.#waiting = null;
    if (decision === null || burst === null) return;
    // What another tab tells, or nobody has to, does not begin a burst here.
    if (!(await this.#lead?.mayTell(burst.latest.seq)) || isHere.peek()) return this.#forget();
    if (decision.hasSound) this.#sound(burst.latest.isMention);
    if (decision.show !== 'nothing') this.#show(burst, decision.show === 'renew');
  }

  #stepDown(): void {
    this.#lead?.stop();
    this.#lead = null;
  }

  #sound(isCall: boolean): void {
    this.#soundedAt = Date.now();
    void chime(notificationPrefs.peek().volume, isCall);
  }

  #show({ first, count, latest }: Burst, isRenewal: boolean): void {
    const { room } = this.#ports.engine.state;
    const alias = recentRooms.peek().find(({ id }) => id === room.id)?.alias;
    const { isPrivate } = notificationPrefs.peek();
    const words = wordsFor({
      ...latest,
      text: unmarked(latest.text),
      room: alias || roomLabel(room.id, room.title),
      count,
      isPrivate,
    });
    const onClick = () => {
      this.#ports.wanted.value = { seq: first, share: 0.25 };
    };
    this.#takeBack = showNotification({ room: room.id, ...words, isRenewal, onClick });
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = null;
    this.#burst = null;
    this.#toldAt = null;
    this.#takeBack();
    this.#takeBack = () => {};
  }
}

function both(first: Decision, second: Decision): Decision {
  const show = first.show === 'nothing' ? second.show : first.show;
  return { show, hasSound: first.hasSound || second.hasSound };
}
