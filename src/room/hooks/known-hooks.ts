// The room's hooks in memory, read once a life: every message asks whether somebody outside is to be told.
import { SIGNED_WITHIN_SECONDS } from '../../protocol/api/request-signature.ts';
import type { EventId } from '../../protocol/ids.ts';
import type { HookShelf } from '../ports.ts';
import type { Hook, IncomingHook, KeptHook, OutgoingHook } from './hook.ts';

/** A signed request is good for twice the time that clocks may differ by (P5). */
const REMEMBER_MS = 2 * SIGNED_WITHIN_SECONDS * 1_000;

export class KnownHooks {
  readonly #shelf: HookShelf;
  #kept: readonly KeptHook[] | null = null;
  #hooks: readonly Hook[] | null = null;

  constructor(shelf: HookShelf) {
    this.#shelf = shelf;
  }

  all(): readonly Hook[] {
    this.#hooks ??= this.#all().filter((hook): hook is Hook => hook.kind !== 'removed');
    return this.#hooks;
  }

  find(id: EventId): Hook | null {
    return this.all().find((hook) => hook.id === id) ?? null;
  }

  incoming(tokenHash: string): IncomingHook | null {
    const fits = (hook: Hook): hook is IncomingHook => hook.kind === 'incoming' && hook.tokenHash === tokenHash;
    return this.all().find(fits) ?? null;
  }

  /** Those that deliver. */
  listening(): OutgoingHook[] {
    return this.all().filter((hook): hook is OutgoingHook => hook.kind === 'outgoing' && hook.state === 'on');
  }

  put(hook: Hook): void {
    this.#shelf.put(hook);
    this.#forget();
  }

  /** Nothing but its id stays, and that only as long as it is needed. */
  remove({ id, madeAt }: Hook, now: number): void {
    this.#shelf.put({ kind: 'removed', id, madeAt, removedAt: now });
    this.#forget();
  }

  wasRemoved(id: EventId): boolean {
    return this.#all().some((hook) => hook.kind === 'removed' && hook.id === id);
  }

  /** Of those that were removed, what no request can ask for any more. */
  forgetRemoved(now: number): void {
    const isOver = (hook: KeptHook) => hook.kind === 'removed' && now - hook.removedAt > REMEMBER_MS;
    for (const { id } of this.#all().filter(isOver)) this.#shelf.remove(id);
    this.#forget();
  }

  #all(): readonly KeptHook[] {
    this.#kept ??= this.#shelf.all();
    return this.#kept;
  }

  #forget(): void {
    this.#kept = null;
    this.#hooks = null;
  }
}
