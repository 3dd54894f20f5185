// Lets a field grow with its text. Where `field-sizing: content` exists the style does it alone; both stop at the
// style's `max-block-size`.

const isGrowingByStyle = CSS.supports('field-sizing', 'content');

export function growField(field: HTMLTextAreaElement): void {
  if (isGrowingByStyle) return;
  field.style.blockSize = 'auto';
  field.style.blockSize = `${field.scrollHeight}px`;
}
