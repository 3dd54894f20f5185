// Formatting at work in a field: the keys, and an address pasted over words.
import { codeRanges, isInside } from '../../../client/code-ranges.ts';
import { isComposingKey } from '../../composing-key.ts';
import { changeField } from './change-field.ts';
import { formatFor } from './format-keys.ts';
import { addressIn, makeLink, type Selected, toggleMark } from './format-text.ts';

/** Whether the key was one that formats. */
export function pressFormat(field: HTMLTextAreaElement, event: KeyboardEvent): boolean {
  const selected = selectedIn(field);
  const format = isComposingKey(event) ? null : formatFor(event, selected.start !== selected.end);
  if (format === null) return false;
  event.preventDefault();
  changeField(field, format.type === 'link' ? makeLink(selected, '') : toggleMark(selected, format.mark));
  return true;
}

/** An address pasted over words becomes a link on them; over an address or in code it is pasted as it is. */
export function pasteOver(field: HTMLTextAreaElement, event: ClipboardEvent): void {
  const selected = selectedIn(field);
  const { text, start, end } = selected;
  const address = addressIn(event.clipboardData?.getData('text/plain') ?? '');
  const words = text.slice(start, end);
  if (address === null || words.trim() === '' || addressIn(words) !== null) return;
  if (isInside(codeRanges(text), start)) return;
  event.preventDefault();
  changeField(field, makeLink(selected, address));
}

function selectedIn({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Selected {
  return { text: value, start: selectionStart, end: selectionEnd };
}
