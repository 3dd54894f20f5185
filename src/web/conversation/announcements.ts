// What a screen reader hears of new messages: politely, never one's own, never history, never a flood. Pure but for
// the timer and the voice, which are passed in.
import type { LogEvent } from '../../protocol/events.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { conversationText } from '../strings-conversation.ts';
import { contentOf } from './row-content.ts';

/** Messages gather this long before anything is said… */
const GATHER_MS = 1_500;
/** …and this long once there are more than a few, so that a burst is one sentence. */
const BURST_MS = 2_000;
const FEW = 3;
/** Of a long message its beginning is said; the list has the rest. */
const SAID_CHARACTERS = 240;

export interface AnnouncerPorts {
  readonly say: (sentence: string) => void;
  /** Calls back once after that many ms; returns the way to cancel. */
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly nameOf: (member: MemberId) => string;
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
    if (ports.isOn()) for (const sentence of sentencesFor(gathered, ports.nameOf)) ports.say(sentence);
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
export function sentencesFor(events: readonly LogEvent[], nameOf: AnnouncerPorts['nameOf']): readonly string[] {
  if (events.length > FEW) return [conversationText.aloud.many(events.length)];
  return events.flatMap((event) => {
    const content = contentOf(event);
    return content?.type === 'text' ? [conversationText.aloud.message(nameOf(event.by), shortened(content.text))] : [];
  });
}

export function shortened(text: string): string {
  const characters = Array.from(text.slice(0, (SAID_CHARACTERS + 1) * 2));
  return characters.length > SAID_CHARACTERS ? `${characters.slice(0, SAID_CHARACTERS).join('')}…` : text;
}
