// Where members make hooks, see them and revoke them. No event tells of it: a hook is heard of when it speaks, and what it
// says is marked as a bot's.
import { type HookFacts, MAX_HOOKS_PER_MAKER, MAX_HOOKS_PER_ROOM } from '../../protocol/hooks/hook-wish.ts';
import type { EventId, MemberId } from '../../protocol/ids.ts';
import { normaliseName } from '../../protocol/names.ts';
import { failure, type Result, success } from '../../protocol/result.ts';
import type { Parts } from '../parts.ts';
import { factsOf, type Hook, type IncomingHook, type OutgoingHook } from './hook.ts';
import type { KnownHooks } from './known-hooks.ts';

/** What a hook is made of before the room adds the rest. */
export type NewHook =
  | Pick<IncomingHook, 'kind' | 'id' | 'name' | 'maker' | 'tokenHash'>
  | Pick<OutgoingHook, 'kind' | 'id' | 'name' | 'maker' | 'url' | 'secret' | 'hears'>;

/** `hookKnown`: the same request came again, and what is secret is shown once. */
export type HookError =
  | 'nameBad'
  | 'tooManyHooks'
  | 'tooManyOfYours'
  | 'hookKnown'
  | 'hookUnknown'
  | 'hookNotYours'
  | 'storageFull';

type Facts = Pick<Parts, 'ports' | 'log' | 'quota'>;

export class HookDesk {
  readonly #parts: Facts;
  readonly #known: KnownHooks;

  constructor(parts: Facts, known: KnownHooks) {
    this.#parts = parts;
    this.#known = known;
  }

  list(reader: MemberId): HookFacts[] {
    return this.#known.all().map((hook) => factsOf(hook, reader));
  }

  make(wish: NewHook): Result<HookFacts, HookError> {
    const name = normaliseName(wish.name);
    if (!name.ok) return failure('nameBad');
    this.#known.forgetRemoved(this.#parts.ports.clock.now());
    if (this.#isKnown(wish.id)) return failure('hookKnown');
    const tooMany = this.#tooMany(wish.maker);
    if (tooMany) return failure(tooMany);
    if (this.#parts.quota.isFull()) return failure('storageFull');
    const hook = this.#complete({ ...wish, name: name.value });
    this.#makeRoom();
    this.#known.put(hook);
    return success(factsOf(hook, hook.maker));
  }

  /** Only its maker may. */
  revoke(id: EventId, by: MemberId): Result<null, HookError> {
    const hook = this.#known.find(id);
    if (hook === null) return failure('hookUnknown');
    if (hook.maker !== by) return failure('hookNotYours');
    this.#known.remove(hook, this.#parts.ports.clock.now());
    return success(null);
  }

  /** Also one that was removed: who heard the request could make it anew, and be told its secret. */
  #isKnown(id: EventId): boolean {
    return this.#known.find(id) !== null || this.#known.wasRemoved(id);
  }

  /** What has ended holds no place. */
  #tooMany(maker: MemberId): HookError | null {
    const on = this.#known.all().filter(isOn);
    if (on.length >= MAX_HOOKS_PER_ROOM) return 'tooManyHooks';
    return on.filter((hook) => hook.maker === maker).length >= MAX_HOOKS_PER_MAKER ? 'tooManyOfYours' : null;
  }

  /** Ended ones are shown until their place is wanted. */
  #makeRoom(): void {
    const all = this.#known.all();
    const ended = all.find((hook) => !isOn(hook));
    if (ended && all.length >= MAX_HOOKS_PER_ROOM) this.#known.remove(ended, this.#parts.ports.clock.now());
  }

  /** An outgoing one is told of what comes after it was made. */
  #complete(wish: NewHook): Hook {
    const { ports, log } = this.#parts;
    const about = { madeAt: ports.clock.now(), usedAt: null };
    if (wish.kind === 'incoming') return { ...wish, ...about };
    return { ...wish, ...about, state: 'on', cursor: log.head, failures: 0, tryAt: 0 };
  }
}

function isOn(hook: Hook): boolean {
  return hook.kind === 'incoming' || hook.state === 'on';
}
