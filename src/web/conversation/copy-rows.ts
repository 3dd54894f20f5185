// A selection over several rows is copied as plain text, one line for each message: `[10:42] Ann: text`. Within one row the
// browser copies as it always does.
import { plainText } from './plain-text.ts';

export function watchCopying(): void {
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (selection === null || selection.rangeCount === 0 || event.clipboardData === null) return;
    const lines = linesOf(selection.getRangeAt(0));
    if (lines.length < 2) return;
    event.clipboardData.setData('text/plain', lines.join('\n'));
    event.preventDefault();
  });
}

function linesOf(range: Range): readonly string[] {
  const rows = [...document.querySelectorAll<HTMLElement>('[role="log"] [data-row]')];
  return rows.filter((row) => range.intersectsNode(row)).flatMap((row) => lineOf(row, range));
}

/** Nothing for a row of which only the author is selected. */
function lineOf(row: HTMLElement, range: Range): readonly string[] {
  const said = row.querySelector('.message-text');
  const text = plainText(selectedIn(said ?? row, range));
  if (text === '') return [];
  if (said === null) return [text];
  const time = row.querySelector('.row-time')?.textContent ?? '';
  const author = row.querySelector('.row-author, .member-name')?.textContent?.trim() ?? '';
  return [`[${time}] ${author}: ${text}`];
}

function selectedIn(element: Element, range: Range): DocumentFragment {
  const part = document.createRange();
  part.selectNodeContents(element);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0)
    part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  return part.cloneContents();
}
