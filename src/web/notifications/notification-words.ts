// What a notification says. Pure. In private mode nothing of what was said, and not by whom.
import { shortened } from '../conversation/shortened.ts';
import { notificationText } from '../strings-notifications.ts';

export interface Telling {
  readonly room: string;
  /** Messages told of together. */
  readonly count: number;
  readonly author: string;
  readonly text: string;
  readonly isMention: boolean;
  readonly isPrivate: boolean;
}

/** Systems cut long texts anyway. */
const MOST_CHARACTERS = 180;

export function wordsFor(telling: Telling): { readonly title: string; readonly body: string } {
  const { room, count, author, text, isMention, isPrivate } = telling;
  const { words } = notificationText;
  if (isPrivate) return { title: room, body: isMention ? words.called : words.many(count) };
  const title = isMention ? words.mention(author, room) : room;
  const beginning = shortened(text, MOST_CHARACTERS);
  const said = isMention ? beginning : words.said(author, beginning);
  return { title, body: count > 1 ? words.latest(said, count - 1) : said };
}
