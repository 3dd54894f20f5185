// Runs before the first paint, as a small blocking script of its own: a dark room must not flash white nor change
// its size, and the start page's script is fetched beside the main one. It imports nothing so that it stays tiny.

const root = document.documentElement;
// As embedding.ts reads it.
const wishes = new URLSearchParams(top === self ? '' : location.search);
root.toggleAttribute('data-embedded', wishes.get('embed') === '1');
setTheme(wishes.get('theme'));

try {
  // As settings-store.ts writes it.
  const { theme, density, textSize } = JSON.parse(localStorage.getItem('ajar:settings') ?? '{}');
  setTheme(theme);
  if (density === 'compact') root.dataset.density = density;
  if (typeof textSize === 'number') root.style.fontSize = `${textSize}%`;
} catch {
  // Without storage the device's own scheme is right.
}

const startPage = document.currentScript?.dataset.start ?? '';
for (const script of location.pathname === '/' ? startPage.split(' ') : []) {
  const preload = document.createElement('link');
  preload.rel = 'modulepreload';
  preload.href = script;
  document.head.append(preload);
}

function setTheme(theme: unknown): void {
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
}
