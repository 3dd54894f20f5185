// The room's title and topic, which anyone in it may change, its webhooks, and the room in numbers.
import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { RoomEngine } from '../client/state.ts';
import { MAX_TITLE_CODE_POINTS, MAX_TOPIC_CODE_POINTS } from '../protocol/limits.ts';
import { normaliseLine } from '../protocol/text.ts';
import { optionalView } from './lazy-view.tsx';
import { ModalDialog } from './modal-dialog.tsx';
import { closeOverlay } from './overlay.ts';
import { RoomNumbers } from './room-numbers.tsx';
import { text } from './strings.ts';
import { dialogText } from './strings-dialogs.ts';
import { TextField } from './text-field.tsx';

const hooks = optionalView(async () => (await import('./hooks/hooks-section.tsx')).HooksSection);

export function DetailsDialog({ engine }: { engine: RoomEngine }) {
  const [before] = useState(engine.state.room);
  const title = useSignal(before.title);
  const topic = useSignal(before.topic);
  const titleError = errorOf(title.value, MAX_TITLE_CODE_POINTS);
  const topicError = errorOf(topic.value, MAX_TOPIC_CODE_POINTS);
  const save = (submit: Event) => {
    submit.preventDefault();
    if (titleError !== '' || topicError !== '') return;
    const change = changeOf(before, { title: lineOf(title.value), topic: lineOf(topic.value) });
    if (Object.keys(change).length > 0) void engine.post('room', change);
    closeOverlay();
  };
  return (
    <ModalDialog heading={dialogText.details.heading}>
      <form class="form" onSubmit={save} noValidate>
        <TextField label={dialogText.details.title} value={title} error={titleError} first />
        <TextField label={dialogText.details.topic} value={topic} error={topicError} hint={dialogText.details.hint} />
        <div class="form-actions">
          <button type="button" class="button" onClick={closeOverlay}>
            {text.cancel}
          </button>
          <button type="submit" class="button button-primary">
            {text.save}
          </button>
        </div>
      </form>
      <hooks.View engine={engine} />
      <RoomNumbers room={before.id} />
    </ModalDialog>
  );
}

interface Details {
  readonly title: string;
  readonly topic: string;
}

/** Only what the person changed is posted: someone else may have changed the other since the dialog opened. */
function changeOf({ title, topic }: Details, next: Details): Partial<Details> {
  return {
    ...(next.title !== title && { title: next.title }),
    ...(next.topic !== topic && { topic: next.topic }),
  };
}

function lineOf(typed: string): string {
  const line = normaliseLine(typed, Number.MAX_SAFE_INTEGER);
  return line.ok ? line.value : typed;
}

function errorOf(typed: string, limit: number): string {
  const line = normaliseLine(typed, limit);
  if (line.ok) return '';
  return line.error === 'textTooLong' ? dialogText.details.tooLong(limit) : dialogText.details.broken;
}
