// What a key does to the text being typed, as shells have taught people. Pure.
import {
  blankBefore,
  clear,
  cutTo,
  down,
  insert,
  type LineEditor,
  letterAfter,
  letterBefore,
  lineEnd,
  lineEndAfter,
  lineStart,
  lineStartBefore,
  moveTo,
  removeTo,
  submit,
  up,
  wordAfter,
  wordBefore,
} from './line-editor.ts';

/** As `node:readline` tells them. */
export interface Key {
  readonly name?: string | undefined;
  /** What the terminal sent. */
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
  readonly shift?: boolean | undefined;
}

export type Pressed =
  | { readonly type: 'edited'; readonly editor: LineEditor }
  | { readonly type: 'submitted'; readonly editor: LineEditor; readonly text: string }
  | { readonly type: 'asked'; readonly what: Asked; readonly editor: LineEditor };

/** `interrupt`: Ctrl+C on an empty line; `end`: Ctrl+D there. */
export type Asked = 'complete' | 'complete back' | 'interrupt' | 'end' | 'redraw' | 'suspend';

type Edit = (editor: LineEditor) => LineEditor;

const PLAIN: Readonly<Record<string, Edit>> = {
  backspace: (editor) => removeTo(editor, letterBefore(editor)),
  delete: (editor) => removeTo(editor, letterAfter(editor)),
  left: (editor) => moveTo(editor, letterBefore(editor)),
  right: (editor) => moveTo(editor, letterAfter(editor)),
  home: (editor) => moveTo(editor, lineStart(editor)),
  end: (editor) => moveTo(editor, lineEnd(editor)),
  up,
  down,
};

const WITH_CTRL: Readonly<Record<string, Edit>> = {
  a: (editor) => moveTo(editor, lineStart(editor)),
  e: (editor) => moveTo(editor, lineEnd(editor)),
  b: (editor) => moveTo(editor, letterBefore(editor)),
  f: (editor) => moveTo(editor, letterAfter(editor)),
  h: (editor) => removeTo(editor, letterBefore(editor)),
  p: up,
  n: down,
  u: (editor) => cutTo(editor, lineStartBefore(editor)),
  k: (editor) => cutTo(editor, lineEndAfter(editor)),
  w: (editor) => cutTo(editor, blankBefore(editor)),
  y: (editor) => insert(editor, editor.cut),
  left: (editor) => moveTo(editor, wordBefore(editor)),
  right: (editor) => moveTo(editor, wordAfter(editor)),
  d: (editor) => removeTo(editor, letterAfter(editor)),
  c: clear,
};

const WITH_META: Readonly<Record<string, Edit>> = {
  b: (editor) => moveTo(editor, wordBefore(editor)),
  f: (editor) => moveTo(editor, wordAfter(editor)),
  left: (editor) => moveTo(editor, wordBefore(editor)),
  right: (editor) => moveTo(editor, wordAfter(editor)),
  d: (editor) => cutTo(editor, wordAfter(editor)),
  backspace: (editor) => cutTo(editor, wordBefore(editor)),
  return: (editor) => insert(editor, '\n'),
  enter: (editor) => insert(editor, '\n'),
};

export function pressKey(editor: LineEditor, typed: string | undefined, key: Key): Pressed {
  const asked = askedBy(editor, key);
  if (asked) return { type: 'asked', what: asked, editor };
  if (isEnter(key)) return { type: 'submitted', ...submit(editor) };
  const edit = editOf(key);
  if (edit) return edited(edit(editor));
  return edited(isText(typed, key) ? insert(editor, typed) : editor);
}

/** What is typed before the program listens ends in a line feed instead: it is Enter all the same. */
function isEnter({ name, ctrl, meta, shift }: Key): boolean {
  return (name === 'return' && !meta && !shift) || (name === 'enter' && !meta) || (name === 'j' && ctrl === true);
}

function askedBy({ text }: LineEditor, { name, ctrl, shift }: Key): Asked | null {
  if (name === 'tab') return shift ? 'complete back' : 'complete';
  if (!ctrl) return null;
  if (name === 'c' && text === '') return 'interrupt';
  if (name === 'd' && text === '') return 'end';
  if (name === 'l') return 'redraw';
  return name === 'z' ? 'suspend' : null;
}

function editOf({ name = '', ctrl, meta }: Key): Edit | undefined {
  if (ctrl) return lookUp(WITH_CTRL, name);
  return lookUp(meta ? WITH_META : PLAIN, name);
}

function lookUp(edits: Readonly<Record<string, Edit>>, name: string): Edit | undefined {
  return Object.hasOwn(edits, name) ? edits[name] : undefined;
}

/** What terminals send for keys that nobody knows begins with an escape. */
function isText(typed: string | undefined, { ctrl, meta, sequence }: Key): typed is string {
  return typed !== undefined && typed !== '' && !ctrl && !meta && !sequence?.startsWith('\u001b');
}

function edited(editor: LineEditor): Pressed {
  return { type: 'edited', editor };
}
