// Colours code. Fetched when the first block that can be coloured is seen; gives data, never HTML.
import type { Emitter, LanguageFn } from 'highlight.js';
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import type { KnownLanguage } from './code-language.ts';
import type { CodeKind, CodeRun } from './code-runs.ts';

const LANGUAGES: Readonly<Record<KnownLanguage, LanguageFn>> = {
  ...{ bash, css, diff, javascript, json, python, sql, typescript, xml, yaml },
};

/** highlight.js's scopes; code within a string is code again. */
const SCOPES: readonly (readonly [CodeKind | null, string])[] = [
  ['keyword', 'keyword built_in type selector-tag tag'],
  ['string', 'string regexp char template-variable link code'],
  ['number', 'number literal symbol bullet variable'],
  ['comment', 'comment quote meta doctag'],
  ['name', 'title name section selector-class selector-id'],
  ['attribute', 'attr attribute property selector-attr selector-pseudo'],
  ['added', 'addition'],
  ['removed', 'deletion'],
  [null, 'subst'],
];

const KIND_OF: ReadonlyMap<string, CodeKind | null> = new Map(
  SCOPES.flatMap(([kind, scopes]) => scopes.split(' ').map((scope) => [scope, kind])),
);

/** What highlight.js builds its result with; its own builds HTML. */
class RunEmitter implements Emitter {
  readonly runs: CodeRun[] = [];
  readonly #kinds: (CodeKind | null)[] = [];

  addText(text: string): void {
    const kind = this.#kinds.at(-1) ?? null;
    const last = this.runs.at(-1);
    if (last?.kind === kind) this.runs.splice(-1, 1, { kind, text: last.text + text });
    else if (text !== '') this.runs.push({ kind, text });
  }

  /** `title.function` is a title; a scope that has no colour keeps the one around it. */
  openNode(scope: string): void {
    const known = KIND_OF.get(scope.split('.')[0] ?? '');
    this.#kinds.push(known === undefined ? (this.#kinds.at(-1) ?? null) : known);
  }

  closeNode(): void {
    this.#kinds.pop();
  }

  startScope(scope: string): void {
    this.openNode(scope);
  }

  endScope(): void {
    this.closeNode();
  }

  __addSublanguage(emitter: Emitter): void {
    if (emitter instanceof RunEmitter) this.runs.push(...emitter.runs);
  }

  closeAllNodes(): void {
    this.#kinds.length = 0;
  }

  finalize(): void {
    this.closeAllNodes();
  }

  toHTML(): string {
    return '';
  }
}

hljs.configure({ __emitter: RunEmitter });
for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

export function highlightCode(text: string, language: KnownLanguage): readonly CodeRun[] {
  const { _emitter: emitter } = hljs.highlight(text, { language, ignoreIllegals: true });
  return emitter instanceof RunEmitter ? emitter.runs : [{ kind: null, text }];
}
