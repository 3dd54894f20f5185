// Lets a person pick any emoji, and remembers it for the next time. The picker itself is fetched late.
import { text } from '../strings.ts';
import { showToast } from '../toast.tsx';
import { noteEmoji } from './recent-emoji.ts';

export async function pickEmoji(anchor: HTMLElement, onPick: (emoji: string) => void): Promise<void> {
  try {
    const { openEmojiPicker } = await import('./picker.tsx');
    openEmojiPicker(anchor, (emoji) => {
      noteEmoji(emoji);
      onPick(emoji);
    });
  } catch {
    showToast(text.notReady);
  }
}
