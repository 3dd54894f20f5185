// Beginning to answer, to edit, or to write anew what was not sent; leaving an answer or an edit; and what it means
// when nothing is left of an edited text. Nothing that was typed is lost by any of it.
import { type ReadonlySignal, signal } from '@preact/signals';
import { textOf } from '../../client/folds.ts';
import type { PendingPost } from '../../client/state.ts';
import type { Seq } from '../../protocol/ids.ts';
import { announce } from '../announcer.tsx';
import { composerText } from '../strings-composer.ts';
import type { AidedComposer } from './aids.ts';
import { writtenFor } from './commands.ts';
import { answeredIn, answering } from './composer-mode.ts';
import { lastOwnMessage, messageAt } from './message-at.ts';
import { contentOf } from './row-content.ts';

export interface ModeTurns {
  /** Whether the person is asked if an edit that left nothing means to delete. */
  readonly isEmptied: ReadonlySignal<boolean>;
  edit(seq: Seq): void;
  /** Whether there is a message to edit. */
  editLast(): boolean;
  reply(to: Seq): void;
  takeBack(post: PendingPost): void;
  /** Whether there was anything to leave. */
  leave(): boolean;
  ask(): void;
  /** The text is another one: the question is answered. */
  follow(): void;
  erase(): void;
}

export function makeModeTurns({ engine, field, mode, turnTo, leaveMode, refused }: AidedComposer): ModeTurns {
  const isEmptied = signal(false);
  const follow = () => {
    isEmptied.value = false;
  };
  const textAt = (seq: Seq) => {
    const message = messageAt(engine.state, seq);
    return message.status === 'there' ? message.content.text : null;
  };
  const refuse = () => {
    field.focus();
    refused(composerText.mode.unfinished);
    announce(composerText.mode.unfinished);
    return false;
  };
  /** Whether there is no edit any more: one that was typed in is not given up by the way. */
  const leaveEdit = (): boolean => {
    const now = mode.peek();
    if (now.kind !== 'edit') return true;
    if (textAt(now.seq) !== field.value) return refuse();
    leaveMode();
    return true;
  };
  const beginEdit = (seq: Seq, text: string): boolean => {
    if (!leaveEdit()) return false;
    turnTo({ kind: 'edit', seq, aside: field.value, answers: answeredIn(mode.peek()) }, text);
    field.setSelectionRange(field.value.length, field.value.length);
    return true;
  };
  const edit = (seq: Seq) => {
    const now = mode.peek();
    const text = textAt(seq);
    if (now.kind === 'edit' && now.seq === seq) field.focus();
    else if (text !== null) beginEdit(seq, text);
  };
  /** Before what is being written, if both become the same thing. */
  const writeAgain = (post: PendingPost, text: string): boolean => {
    if (!leaveEdit()) return false;
    const content = contentOf(post);
    const message = content?.type === 'text' ? content : null;
    const to = message?.reply ?? undefined;
    const isAction = message?.action === true;
    const isSame = !isAction && answeredIn(mode.peek()) === to;
    if (field.value !== '' && !isSame) return refuse();
    const written = writtenFor(text, isAction);
    turnTo(answering(to), field.value === '' ? written : `${written}\n${field.value}`);
    return true;
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
    reply(to) {
      if (leaveEdit()) turnTo({ kind: 'reply', to });
    },
    takeBack(post) {
      const text = textOf(post.body, 'text') ?? '';
      // A second press on the same button.
      if (!engine.state.outbox.some(({ id }) => id === post.id)) return;
      const { target } = post;
      // Where there is nothing left to edit, the text becomes a new message.
      const isEdit = target !== undefined && textAt(target) !== null;
      if (isEdit ? beginEdit(target, text) : writeAgain(post, text)) void engine.discard(post.id);
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
