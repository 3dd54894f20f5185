// One of a few, side by side.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface ChoiceProps<Value extends string | number> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly chosen: Value;
  readonly choose: (value: Value) => void;
  readonly hint?: string;
  /** What stands before the word. */
  readonly icon?: (value: Value) => ComponentChildren;
  /** What else belongs to it, below. */
  readonly children?: ComponentChildren;
}

export function Choice<Value extends string | number>(props: ChoiceProps<Value>) {
  const { label, values, words, chosen, choose, hint, icon, children } = props;
  const id = useId();
  return (
    <fieldset class="choices" aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
      <legend class="field-label">{label}</legend>
      <div class="segments">
        {values.map((value) => (
          <label key={value} class="segment">
            <input
              class="visually-hidden"
              type="radio"
              name={id}
              checked={chosen === value}
              onChange={() => choose(value)}
            />
            {icon?.(value)}
            {words[value]}
          </label>
        ))}
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      {children}
    </fieldset>
  );
}
