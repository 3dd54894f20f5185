// Marks the list while it is being scrolled: that is when the date chip shows.
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const LINGERS_MS = 900;

export function useScrollingSign(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => delete element.dataset.scrolling;
    const onScroll = () => {
      element.dataset.scrolling = '';
      clearTimeout(timer);
      timer = setTimeout(rest, LINGERS_MS);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);
}
