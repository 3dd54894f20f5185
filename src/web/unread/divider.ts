// The "New" line (L8) and the one banner that leads to it (L9) as a state machine. Pure.
// The line is frozen where it was put: it does not creep along with what is read. Once its messages are read, messages
// that nobody sees arrive take it over; it goes when the person answers, marks all read, or has looked at it and
// returned to the end.
import type { Seq } from '../../protocol/ids.ts';
import { unreachable } from '../../protocol/result.ts';

export interface Divider {
  /** Stands above the first message of someone else from here on. */
  readonly first: Seq;
  /** When that was said; null while it is not loaded. */
  readonly at: number | null;
  /** Messages that came unseen since. */
  readonly count: number;
  /** There are more than were counted. */
  readonly isPartial: boolean;
  /** Shown once: `due` until it is known where the line stands, `spent` for good. */
  readonly banner: 'due' | 'shown' | 'spent';
  readonly wasSeen: boolean;
  /** The reader left the end after these messages were read. */
  readonly wasLeft: boolean;
}

/** Where the line stands for the reader's eyes. */
export type Standing = 'above' | 'inView' | 'below' | 'nowhere';

/** What is unread where the line is put. */
export type Unread = Pick<Divider, 'first' | 'at' | 'count' | 'isPartial'>;

export type DividerStep =
  /** The room becomes active; null when all of it is read. */
  | { readonly type: 'opened'; readonly unread: Unread | null }
  /** Someone else's message; `read` is the position before it. */
  | { readonly type: 'arrived'; readonly seq: Seq; readonly at: number; readonly isUnseen: boolean; readonly read: Seq }
  /** The person looks at the list. */
  | { readonly type: 'looked'; readonly standing: Standing; readonly atLatest: boolean; readonly read: Seq }
  /** In another tab, while nobody looks at this one. */
  | { readonly type: 'readElsewhere'; readonly read: Seq }
  | { readonly type: 'markedUnread'; readonly unread: Unread }
  /** The banner was followed. */
  | { readonly type: 'followed' }
  /** Sent something, marked all read, or left from the end. */
  | { readonly type: 'cleared' };

export function nextDivider(divider: Divider | null, step: DividerStep): Divider | null {
  switch (step.type) {
    case 'opened':
      return step.unread && freeze(step.unread, 'due');
    case 'markedUnread':
      // Whoever puts it there knows where it is.
      return freeze(step.unread, 'spent');
    case 'arrived':
      return step.isUnseen ? withArrival(divider, step) : divider;
    case 'looked':
      return divider && withLook(divider, step);
    case 'readElsewhere':
      return divider && isPassed(divider, step.read) ? null : divider;
    case 'followed':
      return divider && { ...divider, banner: 'spent' };
    case 'cleared':
      return null;
    default:
      return unreachable(step);
  }
}

function freeze(unread: Unread, banner: Divider['banner']): Divider {
  return { ...unread, banner, wasSeen: false, wasLeft: false };
}

type Step<T extends DividerStep['type']> = Extract<DividerStep, { type: T }>;

function withArrival(divider: Divider | null, { seq, at, read }: Step<'arrived'>): Divider {
  if (divider === null || isPassed(divider, read)) return freeze({ first: seq, at, count: 1, isPartial: false }, 'due');
  return { ...divider, count: divider.count + 1 };
}

function withLook(divider: Divider, { standing, atLatest, read }: Step<'looked'>): Divider | null {
  const wasSeen = divider.wasSeen || standing === 'inView';
  const wasLeft = divider.wasLeft || (!atLatest && isPassed(divider, read));
  if (wasSeen && wasLeft && atLatest) return null;
  const banner = bannerAfter(divider.banner, standing);
  const isSame = banner === divider.banner && wasSeen === divider.wasSeen && wasLeft === divider.wasLeft;
  return isSame ? divider : { ...divider, banner, wasSeen, wasLeft };
}

function bannerAfter(banner: Divider['banner'], standing: Standing): Divider['banner'] {
  if (standing === 'inView' || banner === 'spent') return 'spent';
  return standing === 'above' ? 'shown' : banner;
}

function isPassed({ first }: Divider, read: Seq): boolean {
  return first <= read;
}
