// Does what a person asks for with a message.
import type { Signal } from '@preact/signals';
import type { RoomEngine } from '../../client/state.ts';
import type { Seq } from '../../protocol/ids.ts';
import { unreachable } from '../../protocol/result.ts';
import { announce } from '../announcer.tsx';
import type { ComposerPort } from '../conversation/composer-port.ts';
import { copyText } from '../conversation/copy-text.ts';
import { messageAt } from '../conversation/message-at.ts';
import { pickEmoji } from '../emoji/pick-emoji.ts';
import { roomLink } from '../router.ts';
import { actionText } from '../strings-actions.ts';
import { showToast } from '../toast.tsx';
import type { OpenUnread } from '../unread/open-unread.ts';
import { type Deed, deedsFor } from './deeds.ts';
import type { Deletions } from './deletions.ts';

export interface DeedPorts {
  readonly engine: RoomEngine;
  readonly composer: ComposerPort;
  /** Null if that part did not load. */
  readonly unread: OpenUnread | null;
  readonly deleting: Signal<ReadonlySet<Seq>>;
  readonly deletions: Deletions;
}

export interface MessageDeeds {
  possible(seq: Seq): readonly Deed[];
  perform(deed: Deed, seq: Seq): void;
  /** Puts it on the message, or takes it back. */
  react(seq: Seq, emoji: string): void;
  pickEmoji(seq: Seq, anchor: HTMLElement): void;
}

export function makeDeeds({ engine, composer, unread, deleting, deletions }: DeedPorts): MessageDeeds {
  const possible = (seq: Seq): readonly Deed[] => {
    const { state } = engine;
    return deleting.peek().has(seq) ? [] : deedsFor(messageAt(state, seq), state.you.member);
  };
  const perform = (deed: Deed, seq: Seq): void => {
    switch (deed) {
      case 'reply':
        return composer.reply(seq);
      case 'edit':
        return composer.edit(seq);
      case 'copyText':
        return void copyAloud(textAt(engine, seq), actionText.copiedText);
      case 'copyLink':
        return void copyAloud(roomLink(engine.state.room.id, seq), actionText.copiedLink);
      case 'markUnread':
        return unread?.markUnreadFrom(seq);
      case 'delete':
        announce(actionText.undoHint);
        return deletions.begin(seq);
      default:
        return unreachable(deed);
    }
  };
  const react = (seq: Seq, emoji: string) => {
    const { timeline, you } = engine.state;
    const reactions = timeline.changes.get(seq)?.reactions ?? [];
    const isOn = reactions.some((one) => one.emoji === emoji && one.members.includes(you.member));
    void engine.post('react', { emoji, on: !isOn }, seq);
  };
  return {
    possible,
    react,
    perform: (deed, seq) => possible(seq).includes(deed) && perform(deed, seq),
    pickEmoji: (seq, anchor) => void pickEmoji(anchor, (emoji) => react(seq, emoji)),
  };
}

function textAt(engine: RoomEngine, seq: Seq): string {
  const message = messageAt(engine.state, seq);
  return message.status === 'there' ? message.content.text : '';
}

async function copyAloud(text: string, done: string): Promise<void> {
  showToast((await copyText(text)) ? done : actionText.notCopied);
}
