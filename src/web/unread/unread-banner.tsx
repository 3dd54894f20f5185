// What is new further up, once, with the way there (L9).
import type { ReadonlySignal } from '@preact/signals';
import { dayOf, timeLabel } from '../conversation/day-labels.ts';
import { Icon } from '../icons.tsx';
import type { Clock } from '../parse-settings.ts';
import { settings } from '../settings-store.ts';
import { unreadText } from '../strings-unread.ts';
import type { Divider } from './divider.ts';

export interface UnreadBannerProps {
  readonly divider: ReadonlySignal<Divider | null>;
  readonly onJump: () => void;
  readonly onRead: () => void;
}

export function UnreadBanner({ divider, onJump, onRead }: UnreadBannerProps) {
  if (divider.value?.banner !== 'shown') return null;
  return (
    <div class="unread-banner">
      <button type="button" class="unread-jump" onClick={onJump}>
        <span class="unread-words">{wordsFor(divider.value)}</span>
        <span class="unread-way">
          {unreadText.jump}
          <Icon name="arrowDown" size={15} />
        </span>
      </button>
      <button type="button" class="unread-close" aria-label={unreadText.markRead} onClick={onRead}>
        <Icon name="x" size={15} />
      </button>
    </div>
  );
}

function wordsFor({ count, isPartial, at }: Divider): string {
  if (at === null || isPartial) return unreadText.many(count);
  const { clock } = settings.value;
  const isToday = dayOf(at) === dayOf(Date.now());
  return unreadText.since(count, isToday ? timeLabel(at, clock) : dayAndTime(at, clock));
}

function dayAndTime(at: number, clock: Clock): string {
  const cycle = clock === 'device' ? {} : { hourCycle: clock };
  const parts = { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(undefined, { ...parts, ...cycle }).format(at);
}
