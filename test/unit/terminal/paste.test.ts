// A paste is one text, whatever is in it, and what is typed after it is typed.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Paste } from '../../../src/terminal/editor/paste.ts';
import type { Key } from '../../../src/terminal/editor/press-key.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const begin: Key = { name: 'paste-start', sequence: '\u001b[200~' };
const end: Key = { name: 'paste-end', sequence: '\u001b[201~' };

function newPaste() {
  const texts: string[] = [];
  const paste = new Paste((text) => texts.push(text));
  const type = (text: string) => [...text].map((char) => paste.takes(char, { sequence: char }));
  return { texts, paste, type };
}

describe('a paste', () => {
  test('is given as a whole, line ends and tabs included, escapes left out', () => {
    const { texts, paste, type } = newPaste();
    expect(paste.takes(undefined, begin)).toBe(true);
    expect(type('a\r\n\tb')).toEqual([true, true, true, true, true]);
    paste.takes(undefined, { name: 'up', sequence: '\u001b[A' });
    expect(texts).toEqual([]);
    expect(paste.takes(undefined, end)).toBe(true);
    expect(texts).toEqual(['a\r\n\tb']);
    expect(type('c')).toEqual([false]);
  });

  test('whose end is lost is over when nothing more comes', () => {
    const { texts, paste, type } = newPaste();
    paste.takes(undefined, begin);
    type('ab');
    vi.advanceTimersByTime(900);
    type('c');
    vi.advanceTimersByTime(900);
    expect(texts).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(texts).toEqual(['abc']);
    expect(type('d')).toEqual([false]);
  });

  test('end without a beginning is nothing', () => {
    const { texts, paste } = newPaste();
    expect(paste.takes(undefined, end)).toBe(true);
    expect(texts).toEqual([]);
  });
});
