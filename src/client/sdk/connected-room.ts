// An open room of the kit, as programs hold it.
import type { LogEvent, Mention } from '../../protocol/events.ts';
import type { Seq } from '../../protocol/ids.ts';
import type { ChangesBySeq } from '../changes.ts';
import type { Draft } from '../post-frame.ts';
import type { RoomState as EngineState } from '../state.ts';
import { AjarError } from './ajar-error.ts';
import { meantBy } from './meant-members.ts';
import { presenceFrom } from './own-state.ts';
import { readDeletion, readEdit, readMessage, readReaction } from './readings.ts';
import type { RoomLife } from './room-life.ts';
import type {
  Deletion,
  Edit,
  EditOptions,
  Member,
  Message,
  MessageReference,
  MessagesOptions,
  PresentMember,
  Reaction,
  Room,
  RoomEvents,
  RoomState,
  SendOptions,
} from './room-types.ts';
import { streamMessages } from './stream-messages.ts';

type Read<T> = (event: LogEvent, now: EngineState, changes: ChangesBySeq) => T | null;

export class ConnectedRoom implements Room {
  readonly id: string;
  readonly #life: RoomLife;

  constructor(id: string, life: RoomLife) {
    this.id = id;
    this.#life = life;
  }

  get ready(): Promise<void> {
    return this.#life.ready;
  }

  get state(): RoomState {
    return this.#life.state;
  }

  get title(): string {
    return this.#now?.room.title ?? '';
  }

  get topic(): string {
    return this.#now?.room.topic ?? '';
  }

  get you(): Member | null {
    return this.#now && { id: this.#now.you.member, name: this.#now.you.name };
  }

  get members(): readonly PresentMember[] {
    return this.#now ? presenceFrom(this.#now).members : [];
  }

  get count(): number {
    return this.#now?.roster.count ?? 0;
  }

  on<Type extends keyof RoomEvents>(type: Type, listener: (event: RoomEvents[Type]) => void): () => void {
    return this.#life.subscribers.on(type, listener);
  }

  async send(text: string, { reply, mentions }: SendOptions = {}): Promise<Message> {
    const body = { ...this.#written(text, mentions), ...(reply !== undefined && { reply: seqOf(reply) }) };
    return this.#post({ kind: 'message', body }, readMessage);
  }

  async edit(message: MessageReference, text: string, { mentions }: EditOptions = {}): Promise<Edit> {
    return this.#post({ kind: 'edit', body: this.#written(text, mentions), target: seqOf(message) }, readEdit);
  }

  delete(message: MessageReference): Promise<Deletion> {
    return this.#post({ kind: 'redact', body: {}, target: seqOf(message) }, readDeletion);
  }

  react(message: MessageReference, emoji: string, on = true): Promise<Reaction> {
    return this.#post({ kind: 'react', body: { emoji, on }, target: seqOf(message) }, readReaction);
  }

  messages({ after, signal }: MessagesOptions = {}): AsyncIterableIterator<Message> {
    return streamMessages(this.#life, { after: after === undefined ? this.#end : seqOf(after), signal });
  }

  close(): void {
    this.#life.close();
  }

  get #now(): EngineState | null {
    return this.#life.opened?.engine.published.state ?? null;
  }

  /** The end of the log as it is known now: what comes behind it belongs to who asks now. Null before joining. */
  get #end(): Seq | null {
    const { opened, head } = this.#life;
    return head === null ? null : (opened?.engine.history.follower.seq ?? head);
  }

  #written(text: string, chosen: readonly Member[] = []): { text: string; mentions?: readonly Mention[] } {
    const mentions = meantBy(text, chosen, this.#now);
    return { text, ...(mentions.length > 0 && { mentions }) };
  }

  async #post<T>(draft: Draft, read: Read<T>): Promise<T> {
    if (this.#life.end) throw this.#life.end;
    const { engine, sendings } = await this.#life.opening;
    if (this.#life.end) throw this.#life.end;
    const event = await sendings.settle(engine.post(draft));
    // Another device may have deleted it by now, and its body with it: then this tells what was sent.
    const told = read({ ...event, body: event.body ?? draft.body }, engine.published.state, new Map());
    if (told === null) throw new AjarError('unknown');
    return told;
  }
}

function seqOf(message: MessageReference): Seq {
  return typeof message === 'number' ? message : message.seq;
}
