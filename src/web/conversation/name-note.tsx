// On the first visit: which name one goes by here, and the way to change it. A line, never a wall.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { RoomEngine } from '../../client/state.ts';
import { normaliseName } from '../../protocol/names.ts';
import { Icon } from '../icons.tsx';
import { text } from '../strings.ts';
import { conversationText } from '../strings-conversation.ts';
import { takeName } from '../take-name.ts';
import type { ComposerPort } from './composer-port.ts';
import { isNameSettled, settleName, settleNameOnLeave } from './name-settled.ts';
import { Sentence } from './sentence.tsx';

export interface NameNoteProps {
  readonly engine: RoomEngine;
  readonly name: string;
  readonly composer: ComposerPort;
}

const { name: words } = conversationText;

export function NameNote(props: NameNoteProps) {
  const isEditing = useSignal(false);
  useEffect(() => {
    addEventListener('pagehide', settleNameOnLeave);
    return () => removeEventListener('pagehide', settleNameOnLeave);
  }, []);
  if (isNameSettled.value) return null;
  if (isEditing.value) return <NameField {...props} onDone={() => finish(props.composer)} />;
  return <NameLine {...props} onChange={() => (isEditing.value = true)} />;
}

function finish(composer: ComposerPort): void {
  settleName();
  composer.focusGently();
}

function NameLine({ name, composer, onChange }: NameNoteProps & { readonly onChange: () => void }) {
  return (
    <p class="name-note">
      <span class="name-words">
        <Sentence template={words.youAre} parts={{ name: <bdi class="name-given">{name}</bdi> }} />
      </span>
      <button type="button" class="name-change" onClick={onChange}>
        {words.change}
      </button>
      <button
        type="button"
        class="name-keep"
        aria-label={words.keep}
        title={words.keep}
        onClick={() => finish(composer)}
      >
        <Icon name="x" size={15} />
      </button>
    </p>
  );
}

function NameField({ engine, name, onDone }: NameNoteProps & { readonly onDone: () => void }) {
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
    if (event.key !== 'Escape' || event.isComposing) return;
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
