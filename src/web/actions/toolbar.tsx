// The tools of the row that is pointed at or has the focus, over its upper edge.
import type { ReadonlySignal } from '@preact/signals';
import { Icon } from '../icons.tsx';
import { LateIcon } from '../late-icons.tsx';
import { actionText } from '../strings-actions.ts';
import { TOOLBAR_EMOJI } from './quick-emoji.ts';
import { ACROSS, moveAmongButtons } from './roving-buttons.ts';

export interface ToolbarPorts {
  react(emoji: string): void;
  reply(): void;
  /** Opens beside the button that asks for it. */
  openReactions(anchor: HTMLElement): void;
  openMenu(anchor: HTMLElement): void;
  /** Back to the row. */
  leave(): void;
}

export interface ToolbarProps {
  readonly isShown: ReadonlySignal<boolean>;
  readonly ports: ToolbarPorts;
}

export function Toolbar({ isShown, ports }: ToolbarProps) {
  if (!isShown.value) return null;
  const press = (event: KeyboardEvent) => {
    if (moveAmongButtons(event, ACROSS) || event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    ports.leave();
  };
  return (
    <div class="row-toolbar" role="toolbar" aria-label={actionText.toolbar} onKeyDown={press}>
      {TOOLBAR_EMOJI.map((emoji, index) => (
        <button
          key={emoji}
          type="button"
          class="tool tool-emoji"
          aria-label={actionText.reactWith(emoji)}
          tabIndex={index === 0 ? 0 : -1}
          onClick={() => ports.react(emoji)}
        >
          {emoji}
        </button>
      ))}
      <Tool label={actionText.react} popup="menu" onPick={ports.openReactions}>
        <Icon name="smile" size={17} />
      </Tool>
      <Tool label={actionText.reply} onPick={ports.reply}>
        <LateIcon name="reply" size={17} />
      </Tool>
      <Tool label={actionText.more} popup="menu" onPick={ports.openMenu}>
        <Icon name="ellipsis" size={17} />
      </Tool>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly popup?: 'menu';
  readonly onPick: (anchor: HTMLElement) => void;
  readonly children: preact.ComponentChildren;
}

function Tool({ label, popup, onPick, children }: ToolProps) {
  return (
    <button
      type="button"
      class="tool"
      aria-label={label}
      title={label}
      aria-haspopup={popup}
      tabIndex={-1}
      onClick={(press) => onPick(press.currentTarget)}
    >
      {children}
    </button>
  );
}
