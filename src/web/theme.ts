// Puts the chosen theme on the page: one attribute for the styles, one colour for the browser's own frame.
import { effect } from '@preact/signals';
import { settings } from './settings-store.ts';

/** The page token in sRGB, as `theme-color` understands it everywhere. */
const FRAME = { light: '#f8f7f3', dark: '#14100c' } as const;

export function startTheme(): void {
  effect(() => {
    const { theme } = settings.value;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
      const device = meta.media.includes('dark') ? 'dark' : 'light';
      meta.content = FRAME[theme === 'system' ? device : theme];
    }
  });
}
