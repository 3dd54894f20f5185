// Runs before the first paint, as a small blocking script of its own: a dark room must not flash white.
// It reads what settings-store.ts writes, and imports nothing so that it stays tiny.

try {
  const { theme } = JSON.parse(localStorage.getItem('ajar:settings') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the device's own scheme is right.
}
