// Whether the person looks at this page: it is visible, and its window has the focus.
import { computed, signal } from '@preact/signals';

const current = signal(isLookedAt());

export const isHere = computed(() => current.value);

function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

function look(): void {
  current.value = isLookedAt();
}

for (const sign of ['focus', 'blur', 'pageshow', 'pagehide']) addEventListener(sign, look);
document.addEventListener('visibilitychange', look);
