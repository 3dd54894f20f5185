// What is wrong with a field, beside it; the field points here with aria-describedby.
import { Icon } from './icons.tsx';

export function FieldError({ id, message }: { id: string; message: string }) {
  return (
    <div id={id} aria-live="polite">
      {message !== '' && (
        <p class="field-error">
          <Icon name="alert" size={15} />
          {message}
        </p>
      )}
    </div>
  );
}
