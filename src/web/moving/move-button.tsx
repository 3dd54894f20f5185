// The way to being the same person on another device, in the settings.
import { movingText } from '../strings-moving.ts';
import { openMoving } from './open-moving.ts';

export function MoveButton() {
  return (
    <div class="field">
      <button type="button" class="button" onClick={() => openMoving()}>
        {movingText.open}
      </button>
      <p class="field-hint">{movingText.openHint}</p>
    </div>
  );
}
