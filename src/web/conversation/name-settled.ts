// Whether the person has accepted the name they were given. Asked once on a device, never again after a reload.
import { signal } from '@preact/signals';
import { readLocal, writeLocal } from '../local-storage.ts';

const KEY = 'name-settled';

export const isNameSettled = signal(readLocal(KEY) !== null);

export function settleName(): void {
  if (isNameSettled.peek()) return;
  isNameSettled.value = true;
  writeLocal(KEY, 'yes');
}

/** The next visit will not ask; this one goes on. */
export function settleNameOnLeave(): void {
  writeLocal(KEY, 'yes');
}
