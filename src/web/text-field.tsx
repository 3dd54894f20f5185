// A labelled line to type in, with its hint and its error tied to it for those who cannot see where they stand.
import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { FieldError } from './field-error.tsx';

export interface TextFieldProps {
  readonly label: string;
  readonly value: Signal<string>;
  readonly error: string;
  readonly hint?: string;
  readonly autoComplete?: string;
  /** Takes the focus when its dialog opens. */
  readonly first?: boolean;
}

export function TextField({ label, value, error, hint = '', autoComplete = 'off', first = false }: TextFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="input"
        dir="auto"
        value={value.value}
        autoComplete={autoComplete}
        data-first={first || undefined}
        aria-invalid={error !== ''}
        aria-describedby={`${id}-hint ${id}-error`}
        onInput={(input) => {
          value.value = input.currentTarget.value;
        }}
      />
      <p id={`${id}-hint`} class="field-hint" hidden={hint === ''}>
        {hint}
      </p>
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
