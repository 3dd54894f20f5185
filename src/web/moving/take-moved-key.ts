// A link that carries a key (`/#move=…`): the key leaves the address bar at once, before anything else runs, and waits
// for the person to accept it. The fragment was never sent anywhere.
import { openMoving } from './open-moving.ts';

export function takeMovedKeys(): void {
  takeMovedKey();
  // The link was pasted where the page is open already.
  addEventListener('hashchange', takeMovedKey);
}

function takeMovedKey(): void {
  const { hash, pathname, search } = location;
  if (!hash.startsWith('#move=')) return;
  history.replaceState(history.state, '', pathname + search);
  openMoving(hash);
}
