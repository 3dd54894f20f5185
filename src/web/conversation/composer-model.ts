// The composer's behaviour. The field itself holds the text, so that input methods and undo stay the browser's own;
// the signals follow it for what is drawn around it.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { RoomEngine } from '../../client/state.ts';
import { isBlank } from '../../protocol/text.ts';
import { announce } from '../announcer.tsx';
import { type DraftKeeper, keepDraft, readDraft } from './drafts.ts';
import { growField } from './grow-field.ts';
import { submitText } from './submit-text.ts';

export interface ComposerModel {
  readonly text: ReadonlySignal<string>;
  /** Why the last try to send did nothing. */
  readonly problem: ReadonlySignal<string | null>;
  /** Takes over a field; returns the way to let go. */
  attach(field: HTMLTextAreaElement): () => void;
  send(): void;
  /** The person changed the text. */
  input(): void;
  /** The person moved the caret. */
  moved(): void;
  takeBack(text: string): void;
}

export interface ComposerModelOptions {
  readonly engine: RoomEngine;
  readonly room: string;
  readonly onSent: () => void;
}

export function makeComposer({ engine, room, onSent }: ComposerModelOptions): ComposerModel {
  const text = signal('');
  const problem = signal<string | null>(null);
  let field: HTMLTextAreaElement | null = null;
  let draft: DraftKeeper | null = null;

  /** The field has another text: all that shows it follows. */
  const follow = () => {
    if (field === null) return;
    text.value = field.value;
    problem.value = null;
    growField(field);
    draft?.touch();
  };
  const replace = (value: string) => {
    if (field === null) return;
    field.value = value;
    follow();
    draft?.flush();
  };
  const clear = () => {
    replace('');
    engine.setTyping(false);
    onSent();
  };
  const send = () => {
    const submission = submitText(engine, field?.value ?? '');
    if (submission.status === 'refused') {
      problem.value = submission.reason;
      announce(submission.reason);
    }
    if (submission.status !== 'taken') return;
    if (submission.isSafe) clear();
    else submission.stored.then(clear, () => {});
  };
  return {
    text,
    problem,
    send,
    attach(element) {
      field = element;
      restore(element, room);
      follow();
      draft = keepDraft(room, () => ({
        text: element.value,
        start: element.selectionStart,
        end: element.selectionEnd,
      }));
      return () => {
        draft?.stop();
        field = null;
      };
    },
    input() {
      follow();
      engine.setTyping(!isBlank(text.peek()));
    },
    moved: () => draft?.touch(),
    takeBack(taken) {
      replace(text.peek() === '' ? taken : `${taken}\n${text.peek()}`);
      field?.focus();
    },
  };
}

function restore(field: HTMLTextAreaElement, room: string): void {
  const draft = readDraft(room);
  if (draft === null) return;
  field.value = draft.text;
  field.setSelectionRange(draft.start, draft.end);
}
