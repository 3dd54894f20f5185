// Changes a field as typing would, so that the browser's own undo takes it back. Browsers keep no undo for values that
// are set, and have no other way to do it than the old command.
import type { TextChange } from './format-text.ts';

export function changeField(field: HTMLTextAreaElement, { from, to, insert, start, end }: TextChange): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  const isTyped = insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, insert);
  if (!isTyped) {
    field.setRangeText(insert);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: insert }));
  }
  field.setSelectionRange(start, end);
}

/** In place of the selection, with the caret behind it. */
export function typeInto(field: HTMLTextAreaElement, insert: string): void {
  const { selectionStart: from, selectionEnd: to } = field;
  const end = from + insert.length;
  changeField(field, { from, to, insert, start: end, end });
}
