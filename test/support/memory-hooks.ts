// Webhooks in plain memory.
import type { KeptHook } from '../../src/room/hooks/hook.ts';
import type { HookShelf } from '../../src/room/ports.ts';

export class MemoryHooks implements HookShelf {
  kept: ReadonlyMap<string, KeptHook> = new Map();
  /** Rows written so far. */
  writes = 0;

  all(): KeptHook[] {
    return [...this.kept.values()].sort((a, b) => a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1));
  }

  put(hook: KeptHook): void {
    this.writes += 1;
    this.kept = new Map(this.kept).set(hook.id, hook);
  }

  remove(id: string): void {
    this.kept = new Map([...this.kept].filter(([known]) => known !== id));
  }
}
