// Whether a key belongs to an input method at work: then it means nothing to the page.

/** 229 is what Safari still gives for the last key of a composition, which it ends before (WebKit 165004). */
export function isComposingKey({ isComposing, keyCode }: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return isComposing || keyCode === 229;
}
