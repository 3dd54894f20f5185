// Sends what programs write, and finds out what became of it.
import { mentionsIn } from '../../client/mentions.ts';
import type { PendingPost, RoomEngine, RoomState } from '../../client/state.ts';
import type { LogEvent } from '../../protocol/events.ts';
import type { EventId } from '../../protocol/ids.ts';
import { MAX_TEXT_CODE_POINTS } from '../../protocol/limits.ts';
import { normaliseText, type TextError } from '../../protocol/text.ts';
import { Ending, EXIT, type ExitCode } from '../exit-codes.ts';
import { refusalWords } from '../refusal-words.ts';
import type { Target } from '../target.ts';
import { knownPeople } from '../transcript/people.ts';
import { diagnose, until } from '../waiting.ts';

/** Posts that may wait at once: a fast program waits for the room instead of filling the disk. */
const MOST_WAITING = 200;

/** Of what was not sent: enough to know which it was. */
const SHOWN = 80;

const TEXT_ERRORS: Readonly<Record<Exclude<TextError, 'textEmpty'>, string>> = {
  textTooLong: `it has more than ${MAX_TEXT_CODE_POINTS} characters`,
  textBroken: 'it has broken characters',
};

export class Sending {
  readonly #engine: RoomEngine;
  readonly #tell: (sentence: string) => void;
  readonly #posted = new Set<EventId>();
  /** Being written to disk: many at a time, for a disk makes them durable together. */
  readonly #saving = new Set<Promise<unknown>>();
  #code: ExitCode = EXIT.ok;

  /** `stored` hears of each message that is in the log. */
  constructor(engine: RoomEngine, tell: (sentence: string) => void, stored: (event: LogEvent) => void = () => {}) {
    this.#engine = engine;
    this.#tell = tell;
    engine.subscribe((state) => this.#review(state));
    engine.onEvent((event) => {
      if (this.#posted.delete(event.id)) stored(event);
    });
  }

  /** Resolves when there is room for the next. What is blank is nothing to send. */
  async send(raw: string): Promise<void> {
    const text = normaliseText(raw);
    if (!text.ok && text.error === 'textEmpty') return;
    if (!text.ok) return this.#refuse(raw, TEXT_ERRORS[text.error as keyof typeof TEXT_ERRORS]);
    const mentions = mentionsIn(text.value, knownPeople(this.#engine.state));
    const body = { text: text.value, ...(mentions.length > 0 && { mentions }) };
    const saving = this.#engine.post('message', body).then((id) => {
      this.#posted.add(id);
      this.#saving.delete(saving);
      this.#review(this.#engine.state);
    });
    this.#saving.add(saving);
    await this.#untilFewer(MOST_WAITING, Number.MAX_SAFE_INTEGER);
  }

  /** Resolves when all that waits is stored. Throws an Ending when time is up: then it is kept. */
  async finish(target: Target, timeoutMs: number): Promise<ExitCode> {
    await Promise.all(this.#saving);
    if (await this.#untilFewer(1, timeoutMs)) return this.#code;
    const { code, message } = await diagnose(target);
    throw new Ending(code === EXIT.unavailable ? code : EXIT.temporary, message);
  }

  #untilFewer(count: number, timeoutMs: number): Promise<boolean> {
    // Longer than a timer can be set means for ever.
    const patience = { timeoutMs: Math.min(timeoutMs, 2 ** 31 - 1), progress: waiting };
    return until(this.#engine, (state) => waiting(state) < count, patience);
  }

  /** What was refused for good is told and forgotten: nobody is there to mend it. */
  #review({ outbox }: RoomState): void {
    for (const { id, body, delivery } of outbox) {
      if (!this.#posted.has(id)) continue;
      if (delivery.status !== 'refused' && delivery.status !== 'unknown') continue;
      this.#posted.delete(id);
      this.#refuse(textIn(body), refusalWords(delivery.status === 'refused' ? delivery.code : 'baseUnknown'));
      if (delivery.status === 'refused') this.#engine.discard(id).catch(() => {});
    }
  }

  #refuse(text: string, why: string): void {
    this.#code = EXIT.refused;
    this.#tell(`Not sent: ${why}: ${text.trim().replace(/\s+/g, ' ').slice(0, SHOWN)}`);
  }
}

/** How many posts are on their way, those of earlier runs included. */
export function waiting({ outbox }: Pick<RoomState, 'outbox'>): number {
  return outbox.filter(isOnItsWay).length;
}

export function isOnItsWay({ delivery }: PendingPost): boolean {
  return delivery.status !== 'refused' && delivery.status !== 'unknown';
}

function textIn(body: unknown): string {
  return typeof body === 'object' && body !== null && 'text' in body ? String(body.text) : '';
}
