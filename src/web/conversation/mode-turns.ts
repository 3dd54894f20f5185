// Beginning to edit, leaving an answer or an edit, and what it means when nothing is left of an edited text.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Seq } from '../../protocol/ids.ts';
import type { AidedComposer } from './aids.ts';
import { NEW } from './composer-mode.ts';
import { lastOwnMessage, messageAt } from './message-at.ts';

export interface ModeTurns {
  /** Whether the person is asked if an edit that left nothing means to delete. */
  readonly isEmptied: ReadonlySignal<boolean>;
  edit(seq: Seq, text?: string): void;
  /** Whether there is a message to edit. */
  editLast(): boolean;
  /** Whether there was anything to leave. */
  leave(): boolean;
  ask(): void;
  /** The text is another one: the question is answered. */
  follow(): void;
  erase(): void;
}

export function makeModeTurns({ engine, field, mode, turnTo, leaveMode }: AidedComposer): ModeTurns {
  const isEmptied = signal(false);
  const follow = () => {
    isEmptied.value = false;
  };
  /** There is nothing left to edit: the text becomes a new message, before what is being written. */
  const takeBack = (text: string) => turnTo(NEW, field.value === '' ? text : `${text}\n${field.value}`);
  const edit = (seq: Seq, text?: string) => {
    const message = messageAt(engine.state, seq);
    if (message.status !== 'there') return text === undefined ? undefined : takeBack(text);
    const now = mode.peek();
    turnTo({ kind: 'edit', seq, aside: now.kind === 'edit' ? now.aside : field.value }, text ?? message.content.text);
    field.setSelectionRange(field.value.length, field.value.length);
  };
  const leave = () => {
    if (mode.peek().kind === 'new') return false;
    follow();
    leaveMode();
    return true;
  };
  return {
    ...{ isEmptied, edit, leave, follow },
    editLast() {
      const last = mode.peek().kind === 'new' ? lastOwnMessage(engine.state) : null;
      if (last !== null) edit(last);
      return last !== null;
    },
    ask() {
      isEmptied.value = true;
    },
    erase() {
      const now = mode.peek();
      leave();
      if (now.kind === 'edit') void engine.post('redact', {}, now.seq);
    },
  };
}
