// What a message's Markdown means, as data. Whatever people write, nothing outside of these shapes reaches the page.

export type Inline = string | StyledText | CodeSpan | NamedLink;

export interface StyledText {
  readonly type: 'strong' | 'emphasis' | 'strike';
  readonly children: readonly Inline[];
}

export interface CodeSpan {
  readonly type: 'code';
  readonly text: string;
}

export interface NamedLink {
  readonly type: 'link';
  /** http, https or mailto, as URL spells it. */
  readonly href: string;
  readonly children: readonly Inline[];
  /** Where it leads, to be shown beside words that could be taken for another address. */
  readonly reveals: string | null;
}

export type Block = Flow | CodeBlock | Quote | List;

/** Text as it was written: its newlines are line breaks, its blank lines blank. */
export interface Flow {
  readonly type: 'flow';
  readonly children: readonly Inline[];
}

export interface CodeBlock {
  readonly type: 'codeBlock';
  /** As it was written after the fence; empty if nothing was. */
  readonly language: string;
  readonly text: string;
}

export interface Quote {
  readonly type: 'quote';
  readonly children: readonly Block[];
}

export interface List {
  readonly type: 'list';
  /** The first number, or null for bullets. */
  readonly start: number | null;
  /** Each item has a box: that is bullet enough. */
  readonly areTasks: boolean;
  readonly items: readonly (readonly Block[])[];
}
