// The composer's behaviour. The field itself holds the text, so that input methods and undo stay the browser's own;
// the signals follow it for what is drawn around it.
import { type ReadonlySignal, signal } from '@preact/signals';
import { isBlank } from '../../protocol/text.ts';
import type { AidedComposer, Aids } from './aids.ts';
import { answering, type ComposerMode, type KeptMode, NEW } from './composer-mode.ts';
import { type DraftKeeper, keepDraft, readDraft } from './drafts.ts';
import { growField } from './grow-field.ts';
import { makeSender } from './sender.ts';

export interface ComposerModel extends Pick<AidedComposer, 'text' | 'mode' | 'turnTo'> {
  /** Why the last try to send did nothing. */
  readonly problem: ReadonlySignal<string | null>;
  /** Null until they are fetched. */
  readonly aids: ReadonlySignal<Aids | null>;
  /** Takes over a field; returns the way to let go. */
  attach(field: HTMLTextAreaElement): () => void;
  send(): void;
  /** The person changed the text. */
  input(): void;
  /** The person moved the caret. */
  moved(): void;
  /** Fetches the aids; null if the field went meanwhile. */
  equip(): Promise<Aids | null>;
}

export interface ComposerModelOptions extends Pick<AidedComposer, 'engine' | 'scroller'> {
  readonly room: string;
  readonly onSent: () => void;
}

/** Late enough to leave the room's own loading alone. */
const EQUIP_AFTER_MS = 1_500;

export function makeComposer({ engine, room, scroller, onSent }: ComposerModelOptions): ComposerModel {
  const text = signal('');
  const problem = signal<string | null>(null);
  const mode = signal<ComposerMode>(NEW);
  const aids = signal<Aids | null>(null);
  let field: HTMLTextAreaElement | null = null;
  let draft: DraftKeeper | null = null;

  /** The field has another text: all that shows it follows. */
  const follow = () => {
    if (field === null) return;
    text.value = field.value;
    problem.value = null;
    growField(field);
    draft?.touch();
    aids.peek()?.follow();
  };
  const replace = (value: string) => {
    if (field === null) return;
    field.value = value;
    follow();
    draft?.flush();
  };
  const turnTo = (next: ComposerMode, value = text.peek()) => {
    mode.value = next;
    replace(value);
    field?.focus();
    if (next.kind !== 'new') quietly(equip());
  };
  const leaveMode = () => {
    const { value } = mode;
    if (value.kind === 'edit') turnTo(answering(value.answers), value.aside);
    else turnTo(NEW);
  };
  const forgive = () => {
    problem.value = null;
  };
  const refused = (reason: string) => {
    problem.value = reason;
  };
  const equip = async () => {
    const { makeAids } = await import('./composer-aids.tsx');
    if (field !== null && aids.peek() === null) {
      aids.value = makeAids({ engine, field, scroller, text, mode, turnTo, leaveMode, refused, forgive });
      aids.value.follow();
    }
    return aids.peek();
  };
  const taken = (sent: string) => {
    engine.setTyping(false);
    const { value } = mode;
    mode.value = value.kind === 'edit' ? answering(value.answers) : NEW;
    if (value.kind === 'edit') return replace(value.aside);
    // What was typed while the text was being looked at is the next message.
    replace(text.peek().startsWith(sent) ? text.peek().slice(sent.length) : text.peek());
    onSent();
  };
  return {
    ...{ text, problem, mode, aids, turnTo, equip },
    send: makeSender({ engine, mode, text, aids, equip, taken, refused }),
    attach(element) {
      field = element;
      mode.value = restore(element, room);
      follow();
      draft = keepDraft(room, () => ({
        text: element.value,
        start: element.selectionStart,
        end: element.selectionEnd,
        ...kept(mode.peek()),
      }));
      const timer = setTimeout(() => quietly(equip()), mode.peek() === NEW ? EQUIP_AFTER_MS : 0);
      return () => {
        clearTimeout(timer);
        draft?.stop();
        aids.peek()?.stop();
        aids.value = null;
        field = null;
      };
    },
    input() {
      follow();
      engine.setTyping(!isBlank(text.peek()));
      quietly(equip());
    },
    moved: () => draft?.touch(),
  };
}

function kept(mode: ComposerMode): { readonly mode?: KeptMode } {
  return mode.kind === 'new' ? {} : { mode };
}

/** What does not load now is tried again when it is needed. */
function quietly(fetching: Promise<unknown>): void {
  fetching.catch(() => {});
}

function restore(field: HTMLTextAreaElement, room: string): ComposerMode {
  const draft = readDraft(room);
  if (draft === null) return NEW;
  field.value = draft.text;
  field.setSelectionRange(draft.start, draft.end);
  return draft.mode ?? NEW;
}
