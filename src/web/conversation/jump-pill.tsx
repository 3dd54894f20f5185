// The way back to the present for someone reading further up, with how much they missed.
import type { ReadonlySignal } from '@preact/signals';
import { Icon } from '../icons.tsx';
import { conversationText } from '../strings-conversation.ts';

export interface JumpPillProps {
  readonly atLatest: ReadonlySignal<boolean>;
  readonly missed: ReadonlySignal<number>;
  readonly onJump: () => void;
}

const { list: words } = conversationText;

export function JumpPill({ atLatest, missed, onJump }: JumpPillProps) {
  if (atLatest.value) return null;
  const count = missed.value;
  return (
    <button type="button" class="jump-pill" onClick={onJump}>
      <span>{words.jump}</span>
      <Icon name="arrowDown" size={15} />
      {count > 0 && <span class="jump-count">{words.jumpNew(count)}</span>}
    </button>
  );
}
