// The line above the first message that is new. Part of that message's row, so that it comes and goes without the row
// being made anew.
import { conversationText } from '../strings-conversation.ts';

export function NewLine() {
  return <p class="new-line">{conversationText.list.isNew}</p>;
}
