// What a room is, in plain arrays: the model that random traces compare the room with. It shares no code with it.

export interface ModelEvent {
  readonly seq: number;
  readonly by: string;
  readonly id: string;
  readonly kind: string;
  readonly text: string;
}

export type ModelAnswer = 'appended' | 'stored' | 'refused';

export interface ModelPost {
  readonly id: string;
  readonly base: number;
  readonly kind: string;
  readonly text: string;
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

  #postOne(by: string, post: ModelPost): ModelAnswer {
    if (post.base > this.head) return 'refused';
    if (this.log.some((event) => event.by === by && event.id === post.id)) return 'stored';
    const isSayable = post.kind === 'message' && post.text !== '';
    if (!isSayable && post.kind !== 'room') return 'refused';
    this.log.push({ seq: this.head + 1, by, id: post.id, kind: post.kind, text: post.text });
    return 'appended';
  }
}
