// A text as people type it when they look for it: without accents, in small letters. Pure.

export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
