// On the first visit: which name one goes by here, and the way to change it. A line, never a wall.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { RoomEngine } from '../../client/state.ts';
import { Icon } from '../icons.tsx';
import { lazyView } from '../lazy-view.tsx';
import { conversationText } from '../strings-conversation.ts';
import { usePrefetch } from '../use-prefetch.ts';
import type { ComposerPort } from './composer-port.ts';
import { isNameSettled, settleName, settleNameOnLeave } from './name-settled.ts';
import { Sentence } from './sentence.tsx';

export interface NameNoteProps {
  readonly engine: RoomEngine;
  readonly name: string;
  readonly composer: ComposerPort;
}

const { name: words } = conversationText;
const field = lazyView(async () => (await import('./name-field.tsx')).NameField);

export function NameNote(props: NameNoteProps) {
  const isEditing = useSignal(false);
  usePrefetch(field);
  useEffect(() => {
    addEventListener('pagehide', settleNameOnLeave);
    return () => removeEventListener('pagehide', settleNameOnLeave);
  }, []);
  if (isNameSettled.value) return null;
  if (isEditing.value) return <field.View {...props} onDone={() => finish(props.composer)} />;
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
