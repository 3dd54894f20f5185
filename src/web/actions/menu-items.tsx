// What stands in the menus of a message, and in the sheet that takes their place under a finger.
import { Icon } from '../icons.tsx';
import { LateIcon, type LateIconName } from '../late-icons.tsx';
import { actionText } from '../strings-actions.ts';
import type { Deed } from './deeds.ts';
import { QUICK_EMOJI } from './quick-emoji.ts';

interface DeedItemsProps {
  readonly deeds: readonly Deed[];
  readonly role?: 'menuitem';
  readonly onPick: (deed: Deed) => void;
}

const ICONS: Partial<Record<Deed, LateIconName>> = {
  reply: 'reply',
  edit: 'pencil',
  copyLink: 'link',
  copyText: 'copy',
  markUnread: 'unread',
  delete: 'trash',
};

export function DeedItems({ deeds, role, onPick }: DeedItemsProps) {
  return (
    <>
      {deeds.map((deed) => (
        <button
          key={deed}
          type="button"
          role={role}
          class={deed === 'delete' ? 'menu-item danger' : 'menu-item'}
          tabIndex={role && -1}
          onClick={() => onPick(deed)}
        >
          <DeedIcon deed={deed} />
          {actionText[deed]}
        </button>
      ))}
    </>
  );
}

function DeedIcon({ deed }: { readonly deed: Deed }) {
  const icon = ICONS[deed];
  return icon ? <LateIcon name={icon} size={17} /> : null;
}

interface EmojiItemsProps {
  readonly role?: 'menuitem';
  readonly onPick: (emoji: string) => void;
  /** The full picker. */
  readonly onMore: () => void;
}

export function EmojiItems({ role, onPick, onMore }: EmojiItemsProps) {
  return (
    <>
      {QUICK_EMOJI.map((emoji) => (
        <button
          key={emoji}
          type="button"
          role={role}
          class="menu-emoji-item"
          aria-label={actionText.reactWith(emoji)}
          tabIndex={role && -1}
          onClick={() => onPick(emoji)}
        >
          {emoji}
        </button>
      ))}
      <button
        type="button"
        role={role}
        class="menu-emoji-item"
        aria-label={actionText.moreEmoji}
        title={actionText.moreEmoji}
        tabIndex={role && -1}
        onClick={onMore}
      >
        <Icon name="plus" size={18} />
      </button>
    </>
  );
}
