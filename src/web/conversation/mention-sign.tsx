// Whether a message calls the reader, and the sign of it: beside the ground and the bar, for those who do not tell
// colours apart.
import { isMentioned } from '../../client/mentions.ts';
import { rowText } from '../strings-rows.ts';
import type { MessageContent } from './row-content.ts';
import type { You } from './you.ts';

export function callsFor({ text, mentions }: MessageContent, you: You): boolean {
  return isMentioned(mentions.length === 0 ? { text } : { text, mentions }, you);
}

export function MentionSign() {
  return (
    <span class="mention-sign" title={rowText.mentioned}>
      <span aria-hidden="true">@</span>
      <span class="visually-hidden">{rowText.mentioned}</span>
    </span>
  );
}
