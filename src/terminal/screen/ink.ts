// How each meaning looks, where the terminal has colours.
import { styleText } from 'node:util';
import type { Style } from './span.ts';

type Format = Parameters<typeof styleText>[0];

/** Makes a piece of safe text look like what it means. */
export type Ink = (style: Style, text: string) => string;

const FORMATS: Readonly<Record<Style, Format | null>> = {
  plain: null,
  faint: 'dim',
  strong: 'bold',
  emphasis: 'italic',
  struck: 'strikethrough',
  code: 'yellow',
  mention: 'cyan',
  called: ['bold', 'inverse'],
  warning: 'red',
  fresh: ['bold', 'red'],
  name0: ['bold', 'red'],
  name1: ['bold', 'green'],
  name2: ['bold', 'yellow'],
  name3: ['bold', 'blue'],
  name4: ['bold', 'magenta'],
  name5: ['bold', 'cyan'],
};

export const plainInk: Ink = (_, text) => text;

export const colourInk: Ink = (style, text) => {
  const format = FORMATS[style];
  return format === null ? text : styleText(format, text, { validateStream: false });
};

export interface ColourWishes {
  /** `--color`, `--no-color`. */
  readonly asked: boolean | undefined;
  readonly isTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** As no-color.org, force-color.org and Node have it: a flag first, then the wish for colours, then that for none. */
export function hasColours({ asked, isTerminal, env }: ColourWishes): boolean {
  if (asked !== undefined) return asked;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR) return false;
  return isTerminal && env.TERM !== 'dumb';
}
