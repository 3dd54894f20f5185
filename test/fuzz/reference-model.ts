// What a room is, in plain arrays: the model that random traces compare the room with. It shares no code with it.

export interface ModelEvent {
  readonly seq: number;
  readonly by: string;
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly target: number | null;
}

export type ModelAnswer = 'appended' | 'stored' | 'refused';

/** `text` is what is said: a reaction's emoji with `+` or `-` before it. */
export interface ModelPost {
  readonly id: string;
  readonly base: number;
  readonly kind: string;
  readonly text: string;
  readonly target: number | null;
}

/** A message as people see it in the end. */
export interface ModelMessage {
  readonly seq: number;
  readonly text: string;
  readonly isDeleted: boolean;
  /** `emoji member`, sorted. */
  readonly reactions: readonly string[];
}

export class ReferenceModel {
  readonly log: ModelEvent[] = [];

  get head(): number {
    return this.log.length;
  }

  /** One frame of posts; the answer to each in order. */
  post(by: string, posts: readonly ModelPost[]): ModelAnswer[] {
    const answers: ModelAnswer[] = [];
    for (const post of posts) {
      const refusedBefore = answers.includes('refused');
      answers.push(refusedBefore ? 'refused' : this.#postOne(by, post));
    }
    return answers;
  }

  /** Whether nothing of what this event said may be told any more. */
  isErased({ seq, kind, target }: ModelEvent): boolean {
    const message = kind === 'edit' ? target : seq;
    return this.log.some((event) => event.kind === 'redact' && event.target === message);
  }

  /** Every message, told again from the beginning. */
  messages(): ModelMessage[] {
    return this.log.filter(({ kind }) => kind === 'message').map((message) => this.#messageNow(message));
  }

  #messageNow({ seq, text }: ModelEvent): ModelMessage {
    const changes = this.log.filter(({ target }) => target === seq);
    if (changes.some(({ kind }) => kind === 'redact')) return { seq, text: '', isDeleted: true, reactions: [] };
    const edits = changes.filter(({ kind }) => kind === 'edit');
    let reactions: string[] = [];
    for (const change of changes.filter(({ kind }) => kind === 'react')) {
      const one = `${change.text.slice(1)} ${change.by}`;
      reactions = reactions.filter((other) => other !== one);
      if (change.text.startsWith('+')) reactions.push(one);
    }
    return { seq, text: edits.at(-1)?.text ?? text, isDeleted: false, reactions: reactions.sort() };
  }

  #postOne(by: string, post: ModelPost): ModelAnswer {
    if (post.base > this.head) return 'refused';
    if (this.log.some((event) => event.by === by && event.id === post.id)) return 'stored';
    if (!this.#isAllowed(by, post)) return 'refused';
    const { id, kind, text, target } = post;
    this.log.push({ seq: this.head + 1, by, id, kind, text, target });
    return 'appended';
  }

  #isAllowed(by: string, { kind, text, target, base }: ModelPost): boolean {
    if (kind === 'room') return true;
    if (kind === 'message') return text !== '';
    if (!['edit', 'redact', 'react'].includes(kind) || target === null || target > base) return false;
    const message = this.log.find(({ seq }) => seq === target);
    if (message?.kind !== 'message' || this.isErased(message)) return false;
    if (kind === 'react') return true;
    return message.by === by && (kind === 'redact' || text !== '');
  }
}
