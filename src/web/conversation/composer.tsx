// The field to write in. Never disabled: what is written offline waits in the outbox, what cannot be sent stays here.
import { useComputed } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { RoomEngine, RoomState } from '../../client/state.ts';
import { MAX_TEXT_CODE_POINTS } from '../../protocol/limits.ts';
import { isUnguessable } from '../../protocol/room-id.ts';
import { isBlank } from '../../protocol/text.ts';
import { Icon } from '../icons.tsx';
import { conversationText } from '../strings-conversation.ts';
import { type ComposerModel, makeComposer } from './composer-model.ts';
import type { ComposerPort } from './composer-port.ts';
import { isSendKey } from './enter-key.ts';
import { measureText, type TextLength } from './text-length.ts';

export interface ComposerProps {
  readonly engine: RoomEngine;
  readonly room: RoomState['room'];
  readonly port: ComposerPort;
  /** After something went into the outbox. */
  readonly onSent: () => void;
}

const { composer: words } = conversationText;
const NOTE = 'composer-note';
const touch = matchMedia('(pointer: coarse)');

export function Composer({ engine, room, port, onSent }: ComposerProps) {
  const model = useMemo(() => makeComposer({ engine, room: room.id, onSent }), [engine, room.id, onSent]);
  const field = useRef<HTMLTextAreaElement>(null);
  useAttached(model, field, port);
  const length = useComputed(() => measureText(model.text.value));
  const isQuiet = useComputed(() => length.value.state === 'over' || isBlank(model.text.value));
  const submit = (event: Event) => {
    event.preventDefault();
    model.send();
  };
  return (
    <form class="composer" onSubmit={submit}>
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
        enterkeyhint={touch.matches ? 'enter' : 'send'}
        onInput={model.input}
        onSelect={model.moved}
        onBlur={() => engine.setTyping(false)}
        onKeyDown={(event) => isSendKey(event, touch.matches) && submit(event)}
      />
      <button
        type="submit"
        class="composer-send"
        aria-disabled={isQuiet.value}
        aria-label={words.send}
        onMouseDown={keepFocus}
      >
        <Icon name="arrowRight" size={20} />
      </button>
      <Note problem={model.problem.value} length={length.value} />
    </form>
  );
}

/** The field belongs to the model while it is on the page. It has the focus from the start, unless that opens a touch keyboard. */
function useAttached(model: ComposerModel, field: RefObject<HTMLTextAreaElement | null>, port: ComposerPort): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    port.focus = () => element.focus({ preventScroll: true });
    port.focusGently = () => !touch.matches && port.focus();
    port.takeBack = model.takeBack;
    return model.attach(element);
  }, [model, field, port]);
  useEffect(() => {
    if (document.activeElement === document.body) port.focusGently();
  }, [port]);
}

/** A press on the button leaves the focus, and with it a touch keyboard, in the field. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

function Note({ problem, length }: { readonly problem: string | null; readonly length: TextLength }) {
  const isProblem = problem !== null || length.state === 'over';
  return (
    <p id={NOTE} class={isProblem ? 'composer-note problem' : 'composer-note'}>
      {problem ?? noteOf(length)}
    </p>
  );
}

function placeholderFor({ id, title }: RoomState['room']): string {
  const name = title || (isUnguessable(id) ? '' : id);
  return name === '' ? words.placeholderUnnamed : words.placeholder(name);
}

function noteOf(length: TextLength): string | null {
  if (length.state === 'fine') return null;
  return length.state === 'over' ? words.tooLong(length.over) : words.counter(length.length, MAX_TEXT_CODE_POINTS);
}
