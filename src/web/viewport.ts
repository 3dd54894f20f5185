// Keeps the page as high as what can be seen of it where the on-screen keyboard covers the page instead of resizing it
// (Safari ignores `interactive-widget`).

export interface SeenViewport {
  readonly height: number;
  readonly offsetTop: number;
  readonly scale: number;
}

/** Smaller differences are the browser's own bars, which `dvh` follows by itself. */
const KEYBOARD_MIN_PX = 80;

/** What the page must shrink to, or null while `100dvh` is right: no keyboard, or someone has zoomed in. Pure. */
export function fittedHeight(seen: SeenViewport, layoutHeight: number): number | null {
  if (seen.scale > 1.01) return null;
  return layoutHeight - seen.height > KEYBOARD_MIN_PX ? Math.round(seen.height) : null;
}

export function startViewport(): void {
  const seen = window.visualViewport;
  if (!seen) return;
  const fit = () => {
    const height = fittedHeight(seen, document.documentElement.clientHeight);
    const { style } = document.documentElement;
    if (height === null) style.removeProperty('--seen-height');
    else style.setProperty('--seen-height', `${height}px`);
    // Safari pushes the page up to show the field; the page is as high as what is seen, so it can stay.
    if (height !== null && seen.offsetTop > 0) scrollTo(0, 0);
  };
  seen.addEventListener('resize', fit);
  seen.addEventListener('scroll', fit);
}
