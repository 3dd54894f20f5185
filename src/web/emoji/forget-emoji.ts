// What the emoji picker keeps on this device, in a database of its own: its data, and which emoji were used often.
const NAME = 'emoji-picker-element-en';

/** Other tabs may have it open; it goes as soon as they close it. */
export function forgetEmoji(): Promise<void> {
  // Taken off the page, the picker closes its database.
  document.querySelector('emoji-picker')?.remove();
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(NAME);
    const done = () => resolve();
    request.addEventListener('success', done);
    request.addEventListener('error', done);
    request.addEventListener('blocked', done);
  });
}
