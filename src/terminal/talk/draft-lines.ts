// What there is to say about the text being typed: what else Tab offers, and that it is too long. Pure.

import { MAX_TEXT_CODE_POINTS } from '../../protocol/limits.ts';
import type { Completion } from '../editor/complete.ts';
import { type Span, span } from '../screen/span.ts';
import type { Status } from './status-lines.ts';
import { readTyped } from './talk-commands.ts';

export function draftLines(text: string, completion: Completion | null): Status {
  const offers = completion !== null && completion.text === text ? offerLines(completion) : [];
  return [...offers, ...tooLongLines(text)];
}

/** From the one that is taken on: where there is no room for all, the next are seen. */
function offerLines({ offers, index }: Completion): Status {
  if (offers.length < 2) return [];
  const turned = [...offers.slice(index), ...offers.slice(0, index)];
  return [turned.map((offer, i): Span => span(`${offer.trim()}  `, i === 0 ? 'strong' : 'faint'))];
}

function tooLongLines(typed: string): Status {
  // No character is less than a unit.
  if (typed.length <= MAX_TEXT_CODE_POINTS) return [];
  const over = [...messageIn(typed).trim()].length - MAX_TEXT_CODE_POINTS;
  if (over <= 0) return [];
  return [[span(`Too long to send by ${over} ${over === 1 ? 'character' : 'characters'}`, 'warning')]];
}

function messageIn(typed: string): string {
  const read = readTyped(typed);
  if (read.type === 'wrong') return '';
  return read.type === 'text' ? read.text : read.command.words;
}
