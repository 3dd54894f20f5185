// Which language a block of code says it is in: what is shown for it, and how it can be coloured.

/** The languages that `highlight-code.ts` has, by what people call them. */
const LANGUAGES = [
  { id: 'bash', label: 'Shell', names: 'bash sh shell zsh console terminal' },
  { id: 'css', label: 'CSS', names: 'css' },
  { id: 'diff', label: 'Diff', names: 'diff patch' },
  { id: 'javascript', label: 'JavaScript', names: 'javascript js jsx mjs cjs' },
  { id: 'json', label: 'JSON', names: 'json jsonc json5' },
  { id: 'python', label: 'Python', names: 'python py python3' },
  { id: 'sql', label: 'SQL', names: 'sql sqlite postgres postgresql mysql' },
  { id: 'typescript', label: 'TypeScript', names: 'typescript ts tsx mts cts' },
  { id: 'xml', label: 'HTML', names: 'html xhtml' },
  { id: 'xml', label: 'XML', names: 'xml svg rss' },
  { id: 'yaml', label: 'YAML', names: 'yaml yml' },
] as const;

export type KnownLanguage = (typeof LANGUAGES)[number]['id'];

export interface CodeLanguage {
  readonly label: string;
  /** Null if its code cannot be coloured. */
  readonly id: KnownLanguage | null;
}

const BY_NAME: ReadonlyMap<string, CodeLanguage> = new Map(
  LANGUAGES.flatMap(({ names, ...language }) =>
    names.split(' ').map((name): [string, CodeLanguage] => [name, language]),
  ),
);
const MAX_LABEL_CHARACTERS = 24;

/** @param info what follows the fence: the language, and perhaps more after it. Null if it names none. */
export function codeLanguage(info: string): CodeLanguage | null {
  const name = /^\{?\.?([\p{L}\p{N}+#._-]+)/u.exec(info)?.[1];
  if (name === undefined) return null;
  return BY_NAME.get(name.toLowerCase()) ?? { id: null, label: name.slice(0, MAX_LABEL_CHARACTERS) };
}
