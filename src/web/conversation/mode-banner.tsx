// Over the field: which message is being answered or edited, and the way out.
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { RoomEngine, RoomState } from '../../client/state.ts';
import type { Seq } from '../../protocol/ids.ts';
import { announce } from '../announcer.tsx';
import { Icon } from '../icons.tsx';
import { LateIcon } from '../late-icons.tsx';
import { text as pageText } from '../strings.ts';
import { composerText } from '../strings-composer.ts';
import { usePart } from '../use-part.ts';
import type { ComposerMode, KeptMode } from './composer-mode.ts';
import { type MessageAt, messageAt } from './message-at.ts';
import { unmarked } from './rich-text-chunk.ts';
import { Sentence } from './sentence.tsx';
import { shortened } from './shortened.ts';

export interface ModeBannerProps {
  readonly engine: RoomEngine;
  readonly state: ReadonlySignal<RoomState>;
  readonly mode: ReadonlySignal<ComposerMode>;
  /** Whether an edit left nothing, and the person is asked what that means. */
  readonly isEmptied: ReadonlySignal<boolean>;
  readonly onLeave: () => void;
  readonly onDelete: () => void;
}

const { mode: words } = composerText;

export function ModeBanner({ mode, ...props }: ModeBannerProps) {
  const now = mode.value;
  if (now.kind === 'new') return null;
  return props.isEmptied.value ? <Emptied {...props} /> : <About mode={now} {...props} />;
}

type AboutProps = Pick<ModeBannerProps, 'engine' | 'state' | 'onLeave'> & { readonly mode: KeptMode };

function About({ engine, state, mode, onLeave }: AboutProps) {
  const seq = mode.kind === 'reply' ? mode.to : mode.seq;
  const message = useMessage(engine, state, seq);
  const members = usePart(state, (room) => room.members);
  const name = 'by' in message ? (members.get(message.by)?.name ?? pageText.people.unknown) : '…';
  const aloud = mode.kind === 'edit' ? words.edit : words.replyAloud(name);
  useEffect(() => announce(aloud), [aloud]);
  return (
    <div class="composer-mode">
      <LateIcon name={mode.kind === 'reply' ? 'reply' : 'pencil'} size={15} />
      <p class="composer-mode-words">
        <b>
          {mode.kind === 'edit' ? words.edit : <Sentence template={words.reply} parts={{ name: <bdi>{name}</bdi> }} />}
        </b>
        <span class="composer-mode-snippet" dir="auto">
          {snippetOf(message)}
        </span>
      </p>
      <button
        type="button"
        class="composer-mode-leave"
        aria-label={mode.kind === 'reply' ? words.stopReply : words.stopEdit}
        onClick={onLeave}
      >
        <Icon name="x" size={16} />
      </button>
    </div>
  );
}

function Emptied({ onLeave, onDelete }: Pick<ModeBannerProps, 'onLeave' | 'onDelete'>) {
  const sure = useRef<HTMLButtonElement>(null);
  useEffect(() => sure.current?.focus(), []);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onLeave();
  };
  return (
    <div class="composer-mode" role="alertdialog" aria-label={words.emptied} onKeyDown={press}>
      <p class="composer-mode-words">{words.emptied}</p>
      <button type="button" ref={sure} class="composer-mode-choice danger" onClick={onDelete}>
        {words.delete}
      </button>
      <button type="button" class="composer-mode-choice" onClick={onLeave}>
        {words.keep}
      </button>
    </div>
  );
}

/** What is not loaded is asked for. */
function useMessage(engine: RoomEngine, state: ReadonlySignal<RoomState>, seq: Seq): MessageAt {
  const message = messageAt(state.value, seq);
  const isUnknown = message.status === 'unknown';
  useEffect(() => {
    if (isUnknown) engine.quote(seq);
  }, [engine, seq, isUnknown]);
  return message;
}

function snippetOf(message: MessageAt): string {
  if (message.status === 'there') return shortened(unmarked(message.content.text).replace(/\s+/g, ' '));
  if (message.status === 'deleted') return words.deleted;
  return message.status === 'gone' ? words.gone : words.loading;
}
