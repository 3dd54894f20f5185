// Who wants to hear of what. One that throws keeps nobody else from hearing, nor the connection from going on.

export class Subscribers<Events> {
  readonly #listeners = new Map<keyof Events, Set<(event: never) => void>>();

  on<Type extends keyof Events>(type: Type, listener: (event: Events[Type]) => void): () => void {
    // Its own function, so that one listener may be added twice and taken away once.
    const hear = (event: Events[Type]) => listener(event);
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(hear));
    return () => listeners.delete(hear);
  }

  tell<Type extends keyof Events>(type: Type, event: Events[Type]): void {
    for (const hear of [...(this.#listeners.get(type) ?? [])] as ((event: Events[Type]) => void)[]) {
      try {
        hear(event);
      } catch (fault) {
        // Nobody catches it: the platform reports it as it reports any unhandled fault.
        Promise.reject(fault);
      }
    }
  }
}
