// The emoji used last on this device, the latest first: what is offered first the next time.
import { readLocal, writeLocal } from '../local-storage.ts';

const KEY = 'emoji';
const KEPT = 24;

export function recentEmoji(): readonly string[] {
  const kept = readLocal(KEY) ?? '';
  return kept === '' ? [] : kept.split(' ');
}

export function noteEmoji(emoji: string): void {
  const others = recentEmoji().filter((known) => known !== emoji);
  writeLocal(KEY, [emoji, ...others].slice(0, KEPT).join(' '));
}
