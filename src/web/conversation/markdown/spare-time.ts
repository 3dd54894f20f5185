// Work that can wait: done for what is seen, when nothing else is to do, one piece at a time.

const waiting = new Map<Element, () => void>();
let observer: IntersectionObserver | null = null;

/** Calls once when the element is first in view; returns the way to call it off. */
export function whenSeen(element: Element, look: () => void): () => void {
  observer ??= new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) see(target);
  });
  waiting.set(element, look);
  observer.observe(element);
  return () => forget(element);
}

function see(element: Element): void {
  const look = waiting.get(element);
  forget(element);
  look?.();
}

function forget(element: Element): void {
  waiting.delete(element);
  observer?.unobserve(element);
}

const tasks: (() => void)[] = [];

/** Safari has no idle time; a short pause is the best there is. */
const requestIdle: (callback: () => void) => void =
  typeof requestIdleCallback === 'function'
    ? (callback) => void requestIdleCallback(callback, { timeout: 2_000 })
    : (callback) => void setTimeout(callback, 80);

export function whenIdle(task: () => void): void {
  tasks.push(task);
  if (tasks.length === 1) requestIdle(doNext);
}

function doNext(): void {
  tasks[0]?.();
  tasks.shift();
  if (tasks.length > 0) requestIdle(doNext);
}
