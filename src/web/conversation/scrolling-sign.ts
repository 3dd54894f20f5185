// Marks the list while the reader scrolls it: that is when the date chip shows.

const LINGERS_MS = 900;

export interface ScrollingSign {
  show(): void;
  stop(): void;
}

export function scrollingSign(element: HTMLElement): ScrollingSign {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => delete element.dataset.scrolling;
  return {
    show() {
      element.dataset.scrolling = '';
      clearTimeout(timer);
      timer = setTimeout(hide, LINGERS_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
