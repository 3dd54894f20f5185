// The field to write in. Never disabled: what is written offline waits in the outbox, what cannot be sent stays here.
import { useComputed } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { RoomEngine, RoomState } from '../../client/state.ts';
import { isUnguessable } from '../../protocol/room-id.ts';
import { isBlank } from '../../protocol/text.ts';
import { isEmbedded } from '../embedding.ts';
import { Icon } from '../icons.tsx';
import { settings } from '../settings-store.ts';
import { text } from '../strings.ts';
import { conversationText } from '../strings-conversation.ts';
import { showToast } from '../toast.tsx';
import type { Aids, Wait } from './aids.ts';
import { type ComposerModel, makeComposer } from './composer-model.ts';
import type { ComposerPort } from './composer-port.ts';
import { isNewLine, isSendKey } from './enter-key.ts';

export interface ComposerProps {
  readonly engine: RoomEngine;
  readonly room: RoomState['room'];
  readonly port: ComposerPort;
  readonly scroller: RefObject<HTMLElement | null>;
  /** After something went into the outbox. */
  readonly onSent: () => void;
}

const { composer: words } = conversationText;
const NOTE = 'composer-note';
const touch = matchMedia('(pointer: coarse)');

export function Composer({ engine, room, port, scroller, onSent }: ComposerProps) {
  const model = useMemo(
    () => makeComposer({ engine, room: room.id, scroller, onSent }),
    [engine, room.id, scroller, onSent],
  );
  const field = useRef<HTMLTextAreaElement>(null);
  useAttached(model, field, port);
  const isEmpty = useComputed(() => isBlank(model.text.value));
  const aids = model.aids.value;
  const length = aids?.length.value ?? null;
  const problem = model.problem.value;
  const submit = (event: Event) => {
    event.preventDefault();
    model.send();
  };
  const press = (event: KeyboardEvent) => {
    if (!aids?.keyDown(event) && isSendKey(event, isNewLine(settings.peek().enterKey, touch.matches))) submit(event);
  };
  return (
    <form class="composer" onSubmit={submit}>
      {aids && <aids.Above />}
      <textarea
        ref={field}
        class="composer-field"
        rows={1}
        aria-label={words.label}
        aria-describedby={NOTE}
        placeholder={placeholderFor(room)}
        dir="auto"
        spellcheck
        autocapitalize="sentences"
        autocomplete="off"
        enterkeyhint={isNewLine(settings.value.enterKey, touch.matches) ? 'enter' : 'send'}
        onInput={model.input}
        onSelect={model.moved}
        onBlur={() => engine.setTyping(false)}
        onKeyDown={press}
        onPaste={aids?.paste}
      />
      <EmojiButton model={model} />
      <SendButton isQuiet={isEmpty.value || length?.isOver === true} wait={aids?.wait.value ?? null} />
      <p id={NOTE} class={problem || length?.isOver ? 'composer-note problem' : 'composer-note'}>
        {problem ?? length?.words}
      </p>
    </form>
  );
}

function EmojiButton({ model }: { readonly model: ComposerModel }) {
  const pick = (press: { currentTarget: HTMLElement }) => {
    const anchor = press.currentTarget;
    model.equip().then((aids) => aids?.pickEmoji(anchor), notReady);
  };
  return (
    <button type="button" class="composer-emoji" aria-label={words.emoji} aria-haspopup="dialog" onClick={pick}>
      <Icon name="smile" size={20} />
    </button>
  );
}

/** While the room asks to wait, its arrow counts the seconds. */
function SendButton({ isQuiet, wait }: { readonly isQuiet: boolean; readonly wait: Wait | null }) {
  return (
    <button
      type="submit"
      class="composer-send"
      aria-disabled={isQuiet || wait !== null}
      aria-label={wait?.label ?? words.send}
      onMouseDown={keepFocus}
    >
      {wait?.seconds ?? <Icon name="arrowRight" size={20} />}
    </button>
  );
}

/** The field belongs to the model while it is on the page. It has the focus from the start, unless that opens a touch keyboard. */
function useAttached(model: ComposerModel, field: RefObject<HTMLTextAreaElement | null>, port: ComposerPort): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    port.focus = () => element.focus({ preventScroll: true });
    port.focusGently = () => !touch.matches && port.focus();
    const withAids = (act: (aids: Aids) => void) => void model.equip().then((aids) => aids && act(aids), notReady);
    port.takeBack = (post) => withAids((aids) => aids.takeBack(post));
    port.mention = (person) => withAids((aids) => aids.mention(person));
    port.edit = (seq) => withAids((aids) => aids.edit(seq));
    // At once where nothing is in the way: a touch keyboard opens for the press alone.
    port.reply = (to) => {
      if (model.mode.peek().kind === 'edit') withAids((aids) => aids.reply(to));
      else model.turnTo({ kind: 'reply', to });
    };
    return model.attach(element);
  }, [model, field, port]);
  useEffect(() => {
    // Nor in a frame: the site around it has the person's attention.
    if (document.activeElement === document.body && !isEmbedded) port.focusGently();
  }, [port]);
}

function notReady(): void {
  showToast(text.notReady);
}

/** A press on the button leaves the focus, and with it a touch keyboard, in the field. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

function placeholderFor({ id, title }: RoomState['room']): string {
  const name = title || (isUnguessable(id) ? '' : id);
  return name === '' ? words.placeholderUnnamed : words.placeholder(name);
}
