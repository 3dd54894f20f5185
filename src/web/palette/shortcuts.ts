// The keys that work anywhere on the page. Fetched right after the page is drawn.
import { tinykeys } from 'tinykeys';
import { isComposingKey } from '../composing-key.ts';
import { settings } from '../settings-store.ts';
import { ACTIONS, type Action } from './actions.ts';
import { isSingleKey } from './key-names.ts';

export function startShortcuts(): () => void {
  const bindings = ACTIONS.flatMap((action) => action.keys.map((key) => [key, press(action, isSingleKey(key))]));
  return tinykeys(window, Object.fromEntries(bindings), { ignore });
}

function press(action: Action, isSingle: boolean): (event: KeyboardEvent) => void {
  return (event) => {
    if (isSingle && (isWriting(event.target) || !settings.peek().singleKeys)) return;
    if (!action.isAvailable()) return;
    event.preventDefault();
    action.run();
  };
}

/** Whoever was asked first has used the key; dialogs keep their keys to themselves. */
function ignore(event: KeyboardEvent): boolean {
  return event.defaultPrevented || isComposingKey(event) || document.querySelector('dialog[open]') !== null;
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
