// A finger that rests on something. What the browser would do with it instead is prevented.

const REST_MS = 450;
/** What the browser makes of a press comes right after it; a later click is another one, perhaps from a keyboard. */
const AFTER_MS = 500;
/** Fingers tremble. */
const SLACK_PX = 10;

/** `onPress` hears what was pressed. Links keep the browser's own menu. Returns the way to stop. */
export function watchLongPress(element: HTMLElement, onPress: (target: Element) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let began = { x: 0, y: 0 };
  let hasFired = false;

  const cancel = () => clearTimeout(timer);
  const start = ({ pointerType, isPrimary, target, clientX, clientY }: PointerEvent) => {
    hasFired = false;
    cancel();
    if (pointerType !== 'touch' || !isPrimary || !(target instanceof Element)) return;
    if (!element.contains(target) || target.closest('a') !== null) return;
    began = { x: clientX, y: clientY };
    timer = setTimeout(() => {
      hasFired = true;
      onPress(target);
    }, REST_MS);
  };
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (!hasFired && Math.hypot(clientX - began.x, clientY - began.y) > SLACK_PX) cancel();
  };
  const end = () => {
    cancel();
    timer = setTimeout(() => {
      hasFired = false;
    }, AFTER_MS);
  };
  /** The tap and the menu that would follow belong to the same press, whatever has come under the finger meanwhile. */
  const swallow = (event: Event) => {
    if (!hasFired) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const listeners = [
    ['pointerdown', start],
    ['pointermove', move],
    ['pointerup', end],
    ['pointercancel', end],
    ['contextmenu', swallow],
    ['click', swallow],
  ] as const;
  for (const [name, hear] of listeners) addEventListener(name, hear as EventListener, true);
  return () => {
    cancel();
    for (const [name, hear] of listeners) removeEventListener(name, hear as EventListener, true);
  };
}
