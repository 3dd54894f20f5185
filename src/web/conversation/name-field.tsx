// The field in which one changes the name one was given, in place of the line that tells it. Fetched late.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { RoomEngine } from '../../client/state.ts';
import { normaliseName } from '../../protocol/names.ts';
import { isComposingKey } from '../composing-key.ts';
import { text } from '../strings.ts';
import { conversationText } from '../strings-conversation.ts';
import { takeName } from '../take-name.ts';

const { name: words } = conversationText;

export interface NameFieldProps {
  readonly engine: RoomEngine;
  readonly name: string;
  readonly onDone: () => void;
}

export function NameField({ engine, name, onDone }: NameFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const problem = useSignal<string | null>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const save = (event: Event) => {
    event.preventDefault();
    const typed = normaliseName(input.current?.value ?? '');
    if (!typed.ok) {
      problem.value = text.settings.nameErrors[typed.error];
      input.current?.focus();
      return;
    }
    if (typed.value !== name) void takeName(engine, typed.value);
    onDone();
  };
  const cancel = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposingKey(event)) return;
    event.stopPropagation();
    onDone();
  };
  return (
    <form class="name-note editing" onSubmit={save} onKeyDown={cancel}>
      <label for="own-name">{words.label}</label>
      <input
        ref={input}
        id="own-name"
        class="name-field"
        defaultValue={name}
        dir="auto"
        autocomplete="nickname"
        spellcheck={false}
        aria-invalid={problem.value !== null}
        aria-describedby="own-name-problem"
      />
      <button type="submit" class="name-save">
        {words.save}
      </button>
      <p id="own-name-problem" class="name-problem" role="alert">
        {problem.value}
      </p>
    </form>
  );
}
