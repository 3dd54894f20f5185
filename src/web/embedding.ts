// What the site that shows this page in a frame wishes: see embed/embed.ts. In a window of its own nobody wishes anything.
import { normaliseName } from '../protocol/names.ts';
import { THEMES, type Theme } from './parse-settings.ts';

const wishes = new URLSearchParams(top === self ? '' : location.search);

export const isEmbedded = wishes.get('embed') === '1';

/** How the site looks, for who has not chosen otherwise here. */
export const wishedTheme: Theme = THEMES.find((theme) => theme === wishes.get('theme')) ?? 'system';

/** What the site calls the person, for who has no name here yet. */
export function wishedName(): string | null {
  const name = normaliseName(wishes.get('name') ?? '');
  return isEmbedded && name.ok ? name.value : null;
}
