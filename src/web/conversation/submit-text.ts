// What happens with a text when its writer presses Enter: it is on its way, or there is a reason why not. Commands,
// mentions and the like are read by `submit-written.ts`, which comes late.
import type { RoomEngine } from '../../client/state.ts';
import type { Seq } from '../../protocol/ids.ts';
import { normaliseText } from '../../protocol/text.ts';
import { text as pageText } from '../strings.ts';
import type { ComposerMode } from './composer-mode.ts';

export type Submission =
  /** Nothing to send; not worth a word. */
  | { readonly status: 'empty' }
  | { readonly status: 'refused'; readonly reason: string }
  /** On its way. Unless `isSafe`, the text is nowhere but in the field until `stored` resolves. */
  | { readonly status: 'taken'; readonly isSafe: boolean; readonly stored: Promise<unknown> };

export interface Posting {
  readonly kind: string;
  readonly body: unknown;
  readonly target?: Seq;
}

/** A new message with this text as it is. Why a text cannot be sent is said by what comes late. */
export function submitText(engine: RoomEngine, raw: string, mode: ComposerMode): Submission {
  const text = normaliseText(raw);
  if (text.ok) return post(engine, { kind: 'message', body: { text: text.value, ...replyIn(mode) } });
  return text.error === 'textEmpty' ? { status: 'empty' } : refused(pageText.notReady);
}

/** Whether the text holds nothing that only `submit-written.ts` can read. */
export function isPlain(raw: string, mode: ComposerMode): boolean {
  return mode.kind !== 'edit' && !/^\s*\/|@|:[\w+-]+:/.test(raw) && normaliseText(raw).ok;
}

export function replyIn(mode: ComposerMode): { readonly reply?: Seq } {
  return mode.kind === 'reply' ? { reply: mode.to } : {};
}

/** The engine shows a post in its state at once; whether it did says whether the text is in safe hands. */
export function post(engine: RoomEngine, { kind, body, target }: Posting): Submission {
  const before = engine.state.outbox.length;
  const stored = engine.post(kind, body, target);
  return { status: 'taken', isSafe: engine.state.outbox.length > before, stored };
}

export function refused(reason: string): Submission {
  return { status: 'refused', reason };
}
