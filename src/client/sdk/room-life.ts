// How an open room begins, goes on and ends, and who is told of it.
import type { Seq } from '../../protocol/ids.ts';
import type { RoomState as EngineState } from '../state.ts';
import { AjarError } from './ajar-error.ts';
import type { OpenEngine, OpeningHooks } from './open-engine.ts';
import { presenceFrom, stateFrom } from './own-state.ts';
import { readDeletion, readEdit, readMessage, readReaction } from './readings.ts';
import type { RoomEvents, RoomState } from './room-types.ts';
import { Subscribers } from './subscribers.ts';

export class RoomLife {
  readonly subscribers = new Subscribers<RoomEvents>();
  readonly ready: Promise<void>;
  readonly opening: Promise<OpenEngine>;
  /** Null until the identity is read. */
  opened: OpenEngine | null = null;
  /** Where the log ended on joining; null before. */
  head: Seq | null = null;
  /** Why it is over, once it is. */
  end: AjarError | null = null;
  #roster: EngineState['roster'] | null = null;
  #status: RoomState['status'] = 'connecting';
  #settle: { readonly resolve: () => void; readonly reject: (error: AjarError) => void } | null = null;

  constructor(open: (hooks: OpeningHooks) => Promise<OpenEngine>) {
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    // Whoever does not wait for it hears of it by `error`.
    this.ready.catch(() => {});
    this.opening = open({
      entered: (head) => this.#enter(head),
      orphaned: (error) => this.subscribers.tell('error', error),
    });
    this.opening.then(
      (opened) => this.#follow(opened),
      (fault) => this.#finish(fault instanceof AjarError ? fault : new AjarError('notConnected', { cause: fault })),
    );
  }

  get state(): RoomState {
    if (this.end) return { status: 'ended', reason: this.end.code };
    return this.opened ? stateFrom(this.opened.engine.published.state.connection) : { status: 'connecting' };
  }

  close(): void {
    const sentence = 'The room was closed here before it was joined.';
    this.#finish(new AjarError('closed', this.head === null ? { sentence } : {}));
    this.opened?.engine.close();
  }

  #enter(head: Seq): void {
    this.head = head;
    this.#settle?.resolve();
  }

  #follow(opened: OpenEngine): void {
    const { engine } = opened;
    if (this.end) return engine.close();
    this.opened = opened;
    this.#roster = engine.published.state.roster;
    engine.listeners.add((event) => {
      // What was said before joining is for `messages` to tell.
      if (this.head === null || this.end) return;
      const now = engine.published.state;
      this.#tell('message', readMessage(event, now, now.timeline.changes));
      this.#tell('edit', readEdit(event, now));
      this.#tell('delete', readDeletion(event, now));
      this.#tell('reaction', readReaction(event, now));
    });
    engine.published.subscribe((now) => this.#look(now));
  }

  #tell<Type extends keyof RoomEvents>(type: Type, event: RoomEvents[Type] | null): void {
    if (event !== null) this.subscribers.tell(type, event);
  }

  #look({ connection, roster }: EngineState): void {
    if (connection.status === 'ended') this.#finish(new AjarError(connection.reason));
    if (this.end) return;
    if (roster !== this.#roster) this.subscribers.tell('presence', presenceFrom({ roster }));
    this.#roster = roster;
    if (this.state.status !== this.#status) this.subscribers.tell('state', this.state);
    this.#status = this.state.status;
  }

  #finish(error: AjarError): void {
    if (this.end) return;
    this.end = error;
    this.#settle?.reject(error);
    this.opened?.sendings.fail(error);
    this.subscribers.tell('state', this.state);
    if (error.code !== 'closed') this.subscribers.tell('error', error);
  }
}
