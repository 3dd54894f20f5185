// Sends what is in the field, once: through the aids where the text needs them, plainly where it does not.
import type { ReadonlySignal } from '@preact/signals';
import type { RoomEngine } from '../../client/state.ts';
import { announce } from '../announcer.tsx';
import { text as pageText } from '../strings.ts';
import type { Aids } from './aids.ts';
import type { ComposerMode } from './composer-mode.ts';
import { isPlain, refused, type Submission, submitText } from './submit-text.ts';

export interface SenderPorts {
  readonly engine: RoomEngine;
  readonly text: ReadonlySignal<string>;
  readonly mode: ReadonlySignal<ComposerMode>;
  readonly aids: ReadonlySignal<Aids | null>;
  equip(): Promise<Aids | null>;
  /** This text is in safe hands. */
  taken(sent: string): void;
  refused(reason: string): void;
}

export function makeSender(ports: SenderPorts): () => void {
  const { engine, text, mode, aids } = ports;
  let isLooking = false;

  const submit = (raw: string): Submission | Promise<Submission> => {
    const ready = aids.peek();
    if (ready) return ready.submit(raw);
    return isPlain(raw, mode.peek()) ? submitText(engine, raw, mode.peek()) : submitLate(raw);
  };
  const submitLate = async (raw: string): Promise<Submission> => {
    const ready = await ports.equip().catch(() => null);
    if (ready) return ready.submit(raw);
    const canDoWithout = mode.peek().kind !== 'edit' && !raw.trimStart().startsWith('/');
    return canDoWithout ? submitText(engine, raw, mode.peek()) : refused(pageText.notReady);
  };
  const settle = (raw: string, submission: Submission) => {
    if (submission.status === 'refused') {
      ports.refused(submission.reason);
      announce(submission.reason);
    }
    if (submission.status !== 'taken') return;
    if (submission.isSafe) ports.taken(raw);
    else
      submission.stored.then(
        () => ports.taken(raw),
        () => {},
      );
  };
  return () => {
    if (isLooking) return;
    const raw = text.peek();
    const submission = submit(raw);
    if (!(submission instanceof Promise)) return settle(raw, submission);
    isLooking = true;
    void submission.then((looked) => settle(raw, looked)).finally(() => (isLooking = false));
  };
}
