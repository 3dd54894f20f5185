// What a screen reader hears of new messages: politely, never one's own, never history, never a flood. Pure but for
// the timer and the voice, which are passed in.
import type { LogEvent } from '../../protocol/events.ts';
import type { MemberId, Seq } from '../../protocol/ids.ts';
import { conversationText } from '../strings-conversation.ts';
import { unmarked } from './rich-text-chunk.ts';
import { contentOf, type MessageContent } from './row-content.ts';
import { shortened } from './shortened.ts';

const { aloud: words } = conversationText;

/** Messages gather this long before anything is said… */
const GATHER_MS = 1_500;
/** …and this long once there are more than a few, so that a burst is one sentence. */
const BURST_MS = 2_000;
const FEW = 3;

export interface AnnouncerPorts {
  readonly say: (sentence: string) => void;
  /** Calls back once after that many ms; returns the way to cancel. */
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly nameOf: (member: MemberId) => string;
  /** Who said the message of that seq; null if it is not loaded. */
  readonly authorOf: (seq: Seq) => MemberId | null;
  readonly you: () => MemberId;
  readonly isOn: () => boolean;
}

export interface MessageAnnouncer {
  hear(event: LogEvent, live: boolean): void;
  stop(): void;
}

export function makeAnnouncer(ports: AnnouncerPorts): MessageAnnouncer {
  let gathered: LogEvent[] = [];
  let cancel: (() => void) | null = null;
  const speak = () => {
    cancel = null;
    if (ports.isOn()) for (const sentence of sentencesFor(gathered, ports)) ports.say(sentence);
    gathered = [];
  };
  const speakOrWait = () => {
    if (gathered.length <= FEW) speak();
    else cancel = ports.after(BURST_MS - GATHER_MS, speak);
  };
  return {
    hear(event, live) {
      if (!live || event.by === ports.you() || contentOf(event)?.type !== 'text') return;
      gathered.push(event);
      cancel ??= ports.after(GATHER_MS, speakOrWait);
    },
    stop: () => cancel?.(),
  };
}

/** One sentence each for a few, one for all of many. */
function sentencesFor(events: readonly LogEvent[], names: Names): readonly string[] {
  if (events.length > FEW) return [words.many(events.length)];
  return events.flatMap((event) => {
    const content = contentOf(event);
    return content?.type === 'text' ? [sentenceFor(names.nameOf(event.by), content, names)] : [];
  });
}

type Names = Pick<AnnouncerPorts, 'nameOf' | 'authorOf'>;

function sentenceFor(name: string, { text, reply, action }: MessageContent, { nameOf, authorOf }: Names): string {
  const said = shortened(unmarked(text));
  if (action) return words.action(name, said);
  if (reply === null) return words.message(name, said);
  const author = authorOf(reply);
  return author === null ? words.reply(name, said) : words.replyTo(name, nameOf(author), said);
}
