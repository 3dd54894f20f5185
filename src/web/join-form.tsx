// The field to come in by the name of a room or a link to it.
import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { readJoin } from './read-join.ts';
import { navigate, roomPath } from './router.ts';
import { startText } from './strings-start.ts';

export interface JoinFormProps {
  /** What is wrong with the last try; empty while nothing is. Shown elsewhere, where nothing has to move for it. */
  readonly error: Signal<string>;
  readonly errorId: string;
}

export function JoinForm({ error, errorId }: JoinFormProps) {
  const field = useRef<HTMLInputElement>(null);
  const join = (submit: Event) => {
    submit.preventDefault();
    const room = readJoin(field.current?.value ?? '', location.host);
    if (room.ok) return navigate(roomPath(room.value));
    error.value = startText.join[room.error];
    field.current?.focus();
  };
  return (
    <form class="join" onSubmit={join} noValidate>
      <div class="join-field">
        <input
          ref={field}
          class="input"
          aria-label={startText.start.joinLabel}
          placeholder={startText.start.joinLabel}
          aria-invalid={error.value !== ''}
          aria-describedby={errorId}
          autoComplete="off"
          autoCapitalize="none"
          spellcheck={false}
          enterkeyhint="go"
          onInput={() => {
            error.value = '';
          }}
        />
        <button type="submit" class="icon-button join-button" aria-label={startText.start.join}>
          <Icon name="arrowRight" />
        </button>
      </div>
    </form>
  );
}
