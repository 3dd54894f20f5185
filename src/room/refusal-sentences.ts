// Refusals in words, for those who read plain text.
import type { Refusal } from '../protocol/down.ts';
import type { RefusalCode } from '../protocol/error-codes.ts';
import { MAX_TEXT_CODE_POINTS } from '../protocol/limits.ts';

const SENTENCES: { readonly [code in RefusalCode]?: string } = {
  tooFast: 'too fast',
  storageFull: 'the room is full of messages and takes no more',
  textEmpty: 'there was nothing to send',
  textTooLong: `a message has at most ${MAX_TEXT_CODE_POINTS} characters`,
  textBroken: 'the text has broken characters',
  notStored: 'the room could not store it',
};

/** E.g. `not sent: too fast; send it again in 2 s`. */
export function refusalSentence({ code, action, delayMs }: Refusal): string {
  const why = Object.entries(SENTENCES).find(([known]) => known === code)?.[1] ?? code;
  const when = delayMs ? ` in ${Math.ceil(delayMs / 1_000)} s` : '';
  return `not sent: ${why}${action === 'retry' ? `; send it again${when}` : ''}`;
}
