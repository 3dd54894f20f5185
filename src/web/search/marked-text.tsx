// Text with places in it marked: text nodes and <mark>s, never markup of anybody's.
import type { ComponentChildren } from 'preact';

interface Place {
  readonly start: number;
  readonly end: number;
}

export function MarkedText({ text, ranges }: { readonly text: string; readonly ranges: readonly Place[] }) {
  const pieces: ComponentChildren[] = [];
  let from = 0;
  for (const { start, end } of ranges) {
    if (start < from || end <= start) continue;
    pieces.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>);
    from = end;
  }
  return (
    <>
      {pieces}
      {text.slice(from)}
    </>
  );
}
