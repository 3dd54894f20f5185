// Puts the chosen look on the page: attributes for the styles, the size of text, one colour for the browser's own frame.
// Before this runs, boot.ts has done the same for the first paint.
import { effect } from '@preact/signals';
import { wishedTheme } from './embedding.ts';
import { settings } from './settings-store.ts';

/** The page token in sRGB, as `theme-color` understands it everywhere. */
const FRAME = { light: '#f8f7f3', dark: '#14100c' } as const;

export function startLook(): void {
  const root = document.documentElement;
  effect(() => {
    const { theme: chosen, density, textSize } = settings.value;
    const theme = chosen === 'system' ? wishedTheme : chosen;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.dataset.density = density;
    root.style.fontSize = textSize === 100 ? '' : `${textSize}%`;
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
      const device = meta.media.includes('dark') ? 'dark' : 'light';
      meta.content = FRAME[theme === 'system' ? device : theme];
    }
  });
}
