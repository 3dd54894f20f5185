// What someone may be about to write at the caret: a name, an emoji or a command. Pure.
import { codeRanges, isInOpenFence, isInside } from '../../../client/code-ranges.ts';

export interface Trigger {
  readonly kind: 'member' | 'emoji' | 'command';
  /** What follows the sign. */
  readonly query: string;
  /** Where the sign is. */
  readonly start: number;
}

/** The longest beginning of a name that is looked for. */
const LONGEST_QUERY = 64;

const COMMAND = /^\/(?<query>[a-z]*)$/i;
const MEMBER = /(?<![\p{L}\p{N}\p{M}_@./])@(?<query>(?!\s)[^\n@]*)$/u;
/** From two letters on: fewer are a smiley or the time of day. */
const EMOJI = /(?<![\p{L}\p{N}:/]):(?<query>[a-z0-9_+-]{2,})$/iu;

export function triggerAt(text: string, caret: number): Trigger | null {
  const before = text.slice(0, caret);
  const trigger = read('command', COMMAND, before) ?? read('emoji', EMOJI, before) ?? read('member', MEMBER, before);
  return trigger === null || isCode(text, trigger.start) ? null : trigger;
}

function read(kind: Trigger['kind'], pattern: RegExp, before: string): Trigger | null {
  const from = kind === 'command' ? 0 : Math.max(0, before.length - LONGEST_QUERY);
  const match = pattern.exec(before.slice(from));
  return match === null ? null : { kind, query: match.groups?.query ?? '', start: from + match.index };
}

function isCode(text: string, at: number): boolean {
  return isInOpenFence(text, at) || isInside(codeRanges(text), at);
}
