// Completion at work: follows the caret, opens a list, obeys its keys, writes what is chosen. The focus stays in the
// field; screen readers follow `aria-activedescendant` (W12).
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RoomState } from '../../../client/state.ts';
import type { Mention } from '../../../protocol/events.ts';
import { isComposingKey } from '../../composing-key.ts';
import { fetchShortcodes, knownShortcodes } from '../../emoji/known-shortcodes.ts';
import { noteEmoji, recentEmoji } from '../../emoji/recent-emoji.ts';
import { changeField, typeInto } from '../formatting/change-field.ts';
import { markField } from './mark-field.ts';
import { type Offer, offersFor, textOfOffer } from './offers.ts';
import { type Trigger, triggerAt } from './trigger-at.ts';

export interface OpenList {
  readonly trigger: Trigger;
  readonly offers: readonly Offer[];
  /** The offer that Enter takes. */
  readonly current: number;
}

export interface Completion {
  readonly list: ReadonlySignal<OpenList | null>;
  /** Text or caret are others. */
  follow(): void;
  keyDown(event: KeyboardEvent): boolean;
  choose(offer: Offer): void;
  /** Writes a name picked elsewhere, apart from what stands before it. */
  mention(person: Mention): void;
  /** Whom the writer picked for names in this text. */
  chosen(): readonly Mention[];
  /** The text is on its way. */
  forgetChosen(): void;
  stop(): void;
}

export interface CompletionPorts {
  readonly field: HTMLTextAreaElement;
  readonly state: ReadonlySignal<RoomState>;
  /** Whether a text that starts with a slash is a command. */
  takesCommands(): boolean;
}

export function makeCompletion({ field, state, takesCommands }: CompletionPorts): Completion {
  const list = signal<OpenList | null>(null);
  let chosen: Mention[] = [];
  /** Where a list was closed or used: it stays closed there. */
  let doneAt: number | null = null;

  const follow = () => {
    const trigger = isCaret(field) ? triggerAt(field.value, field.selectionEnd) : null;
    if (trigger?.start !== doneAt) doneAt = null;
    const shortcodes = knownShortcodes();
    if (trigger?.kind === 'emoji' && shortcodes === null) fetchShortcodes().then(follow, () => {});
    const isWanted = trigger !== null && doneAt === null && (trigger.kind !== 'command' || takesCommands());
    const sources = { room: state.peek(), shortcodes: shortcodes ?? new Map(), recentEmoji: recentEmoji() };
    const offers = isWanted ? offersFor(trigger, sources) : [];
    if (!isWanted || offers.length === 0) list.value = null;
    else if (!isSame(list.peek()?.trigger, trigger)) list.value = { trigger, offers, current: 0 };
  };
  const close = () => {
    doneAt = list.peek()?.trigger.start ?? null;
    list.value = null;
  };
  const move = (by: number) => {
    const open = list.peek();
    if (open) list.value = { ...open, current: (open.current + by + open.offers.length) % open.offers.length };
  };
  const choose = (offer: Offer) => {
    const open = list.peek();
    if (open === null) return;
    close();
    if (offer.kind === 'member') chosen.push({ member: offer.member, name: offer.facts.name });
    if (offer.kind === 'emoji') noteEmoji(offer.emoji);
    write(field, open.trigger.start, textOfOffer(offer));
  };
  const mention = (person: Mention) => {
    const before = field.value.slice(0, field.selectionStart);
    const gap = /\S$/.test(before) ? ' ' : '';
    chosen.push(person);
    doneAt = before.length + gap.length;
    typeInto(field, `${gap}@${person.name} `);
  };
  const keyDown = (event: KeyboardEvent) => {
    const open = list.peek();
    const meaning = open && meaningOf(event);
    if (!meaning) return false;
    event.preventDefault();
    const offer = open.offers[open.current];
    if (meaning === 'close') close();
    else if (meaning !== 'choose') move(meaning === 'next' ? 1 : -1);
    else if (offer) choose(offer);
    return true;
  };
  const shut = () => {
    list.value = null;
  };
  // Caret moves are told to the document alone.
  const caretMoved = () => document.activeElement === field && follow();
  document.addEventListener('selectionchange', caretMoved);
  field.addEventListener('blur', shut);
  const stopMarking = effect(() => markField(field, list.value));
  // Someone may come in while their name is being typed.
  const roster = computed(() => state.value.roster);
  const stopWatching = effect(() => {
    if (roster.value.count > 1) caretMoved();
  });
  return {
    ...{ list, follow, keyDown, choose, mention },
    chosen: () => chosen,
    forgetChosen() {
      chosen = [];
    },
    stop() {
      document.removeEventListener('selectionchange', caretMoved);
      field.removeEventListener('blur', shut);
      stopMarking();
      stopWatching();
      markField(field, null);
    },
  };
}

type Meaning = 'next' | 'previous' | 'choose' | 'close';

const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'previous'],
  ['Enter', 'choose'],
  ['Tab', 'choose'],
  ['Escape', 'close'],
] as const);

/** Keys with a modifier mean something else. */
function meaningOf(event: KeyboardEvent): Meaning | null {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (isComposingKey(event) || shiftKey || ctrlKey || metaKey || altKey) return null;
  return MEANINGS.get(key) ?? null;
}

function isCaret({ selectionStart, selectionEnd }: HTMLTextAreaElement): boolean {
  return selectionStart === selectionEnd;
}

function isSame(before: Trigger | undefined, now: Trigger): boolean {
  return before?.kind === now.kind && before.start === now.start && before.query === now.query;
}

/** In place of what was typed, with a space to go on after. */
function write(field: HTMLTextAreaElement, from: number, text: string): void {
  const to = field.selectionEnd;
  const insert = /^\s/.test(field.value.slice(to)) ? text : `${text} `;
  const end = from + insert.length;
  changeField(field, { from, to, insert, start: end, end });
}
