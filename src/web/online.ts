// Whether the device has a network at all, as a signal. `true` promises nothing, `false` is certain.
import { signal } from '@preact/signals';

export const online = signal(navigator.onLine);

addEventListener('online', () => {
  online.value = true;
});
addEventListener('offline', () => {
  online.value = false;
});
