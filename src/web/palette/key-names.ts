// From the notation of tinykeys to what is printed on a keyboard. Pure.
import { paletteText } from '../strings-palette.ts';

const names: Readonly<Record<string, string>> = paletteText.keys.names;
const SIGNS: Readonly<Record<string, string>> = { Control: '⌃', Shift: '⇧', Alt: '⌥', Meta: '⌘' };

/** `$mod+[Shift]+/` → Ctrl, / on most devices; ⌘, / on Apple's. What is optional is left out. */
export function keyNames(notation: string, isApple: boolean): readonly string[] {
  return partsOf(notation).flatMap((part) => {
    if (part.startsWith('[')) return [];
    const key = part === '$mod' ? modifier(isApple) : part;
    return [(isApple ? SIGNS[key] : undefined) ?? names[key] ?? (key.length === 1 ? key.toUpperCase() : key)];
  });
}

/** A plus that is pressed itself follows no other key. */
function partsOf(notation: string): readonly string[] {
  return notation.split(/(?<=\w|\])\+/);
}

function modifier(isApple: boolean): string {
  return isApple ? 'Meta' : 'Control';
}

/** A letter or a sign by itself: what speech input and a slip of the hand press (WCAG 2.1.4). */
export function isSingleKey(notation: string): boolean {
  const parts = partsOf(notation);
  return (parts.at(-1) ?? '').length === 1 && parts.every((part) => !/^(\$mod|Control|Meta|Alt)$/.test(part));
}
