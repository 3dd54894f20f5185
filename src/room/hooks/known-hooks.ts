// The room's hooks in memory, read once a life: every message asks whether somebody outside is to be told.
import type { EventId } from '../../protocol/ids.ts';
import type { HookShelf } from '../ports.ts';
import type { Hook, IncomingHook, OutgoingHook } from './hook.ts';

export class KnownHooks {
  readonly #shelf: HookShelf;
  #hooks: readonly Hook[] | null = null;

  constructor(shelf: HookShelf) {
    this.#shelf = shelf;
  }

  all(): readonly Hook[] {
    this.#hooks ??= this.#shelf.all();
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
    this.#hooks = null;
  }

  remove(id: EventId): void {
    this.#shelf.remove(id);
    this.#hooks = null;
  }
}
