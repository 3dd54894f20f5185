// What Enter means in the composer. Pure; the composer hands in what it knows about the key, the choice and the device.
import { isComposingKey } from '../composing-key.ts';
import type { EnterKey } from '../parse-settings.ts';

export interface PressedKey {
  readonly key: string;
  readonly keyCode: number;
  readonly isComposing: boolean;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Whether Enter alone is a new line. On touch keyboards it is: there is no Shift+Enter to fall back on. */
export function isNewLine(chosen: EnterKey, isTouch: boolean): boolean {
  return chosen === 'device' ? isTouch : chosen === 'newline';
}

/** Whether this key sends. */
export function isSendKey(pressed: PressedKey, isNewLine: boolean): boolean {
  if (pressed.key !== 'Enter' || isComposingKey(pressed)) return false;
  if (pressed.ctrlKey || pressed.metaKey) return true;
  return !pressed.shiftKey && !pressed.altKey && !isNewLine;
}
