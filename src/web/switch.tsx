// Something that is on or off, with a word about what that means.
import { useId } from 'preact/hooks';

export interface SwitchProps {
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  readonly change: (on: boolean) => void;
}

export function Switch({ label, hint, on, change }: SwitchProps) {
  const id = useId();
  return (
    <div class="switch-row">
      <label for={id}>
        <span id={`${id}-label`}>{label}</span>
        <span id={`${id}-hint`} class="field-hint">
          {hint}
        </span>
      </label>
      <input
        id={id}
        class="switch"
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        onChange={(input) => change(input.currentTarget.checked)}
      />
    </div>
  );
}
