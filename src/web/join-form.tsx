// The field to come in by the name of a room or a link to it.
import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { FieldError } from './field-error.tsx';
import { Icon } from './icons.tsx';
import { readJoin } from './read-join.ts';
import { navigate, roomPath } from './router.ts';
import { text } from './strings.ts';

export function JoinForm() {
  const errorId = useId();
  const field = useRef<HTMLInputElement>(null);
  const error = useSignal('');
  const join = (submit: Event) => {
    submit.preventDefault();
    const room = readJoin(field.current?.value ?? '', location.host);
    if (room.ok) return navigate(roomPath(room.value));
    error.value = text.join[room.error];
    field.current?.focus();
  };
  return (
    <form class="join" onSubmit={join} noValidate>
      <div class="join-field">
        <input
          ref={field}
          class="input"
          aria-label={text.start.joinLabel}
          placeholder={text.start.joinLabel}
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
        <button type="submit" class="icon-button join-button" aria-label={text.start.join}>
          <Icon name="arrowRight" />
        </button>
      </div>
      <FieldError id={errorId} message={error.value} />
    </form>
  );
}
