// Coloured code as data: text and, for some of it, what kind of word it is.

export type CodeKind = 'keyword' | 'string' | 'number' | 'comment' | 'name' | 'attribute' | 'added' | 'removed';

export interface CodeRun {
  /** Null: in the colour of text. */
  readonly kind: CodeKind | null;
  readonly text: string;
}
