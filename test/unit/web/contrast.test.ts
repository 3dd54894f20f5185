// Holds every pair of colours the page uses to WCAG: 4.5:1 for text, 3:1 for parts, in both themes.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, type Oklch } from './oklch.ts';

const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const css = readFileSync(new URL('../../../src/web/styles/tokens.css', import.meta.url), 'utf8');
const NUMBER = String.raw`(\d[\d.]*)`;
const COLOUR = new RegExp(String.raw`oklch\(${NUMBER}% ${NUMBER} (\d[\d.]*|var\(--hue\))\)`, 'g');

function token(name: string, theme: Theme, hue = 0): Oklch {
  const value = new RegExp(`--${name}: ([^;]*);`).exec(css)?.[1];
  if (value === undefined) throw new Error(`tokens.css has no --${name}`);
  const colours = [...value.matchAll(COLOUR)];
  const [, lightness, chroma, angle] = colours[theme === 'dark' ? colours.length - 1 : 0] ?? [];
  if (lightness === undefined) throw new Error(`--${name} is not an OKLCH colour: ${value}`);
  return {
    lightness: Number(lightness) / 100,
    chroma: Number(chroma),
    hue: angle?.startsWith('var') ? hue : Number(angle),
  };
}

const GROUNDS = ['page', 'surface', 'sunken'];
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ['text', [...GROUNDS, 'accent-soft', 'danger-soft']],
  ['soft', [...GROUNDS, 'accent-soft']],
  ['muted', [...GROUNDS, 'accent-soft']],
  ['accent-text', [...GROUNDS, 'accent-soft']],
  ['danger', [...GROUNDS, 'danger-soft']],
  ['on-accent', ['accent', 'accent-hover']],
  ['page', ['text']],
  ['accent-on-text', ['text']],
  ['surface', ['danger']],
  ...['code-keyword', 'code-string', 'code-number', 'code-name', 'code-attribute', 'danger'].map(
    (token) => [token, ['sunken']] as const,
  ),
];
const PARTS: readonly (readonly [string, readonly string[]])[] = [
  ['edge', ['page', 'surface']],
  ['here', GROUNDS],
  ['muted', GROUNDS],
  ['accent-text', GROUNDS],
];

const pairs = (list: typeof TEXT) =>
  list.flatMap(([front, grounds]) =>
    grounds.flatMap((ground) => THEMES.map((theme) => [front, ground, theme] as const)),
  );

describe('[W7] colours', () => {
  test.each(pairs(TEXT))('%s on %s reads as text, %s', (front, ground, theme) => {
    expect(contrast(token(front, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(pairs(PARTS))('%s on %s can be made out, %s', (front, ground, theme) => {
    expect(contrast(token(front, theme), token(ground, theme))).toBeGreaterThanOrEqual(3);
  });

  test.each(THEMES)('[V9] a thousand hues of names read on every ground, %s', (theme) => {
    const hues = Array.from({ length: 1_000 }, (_, index) => (index * 360) / 1_000);
    const worst = (ground: (hue: number) => Oklch) =>
      Math.min(...hues.map((hue) => contrast(token('name', theme, hue), ground(hue))));
    for (const ground of [...GROUNDS, 'accent-soft'])
      expect(worst(() => token(ground, theme))).toBeGreaterThanOrEqual(4.5);
    expect(worst((hue) => token('tint', theme, hue))).toBeGreaterThanOrEqual(4.5);
  });
});
