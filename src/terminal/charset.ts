// Which letters a terminal is set to. Pure. Without a word about it, it is taken to be UTF-8, as nearly all are.

type Variables = Readonly<Record<string, string | undefined>>;

/** The charset's name where it is another than UTF-8. */
export function foreignCharset({ LC_ALL, LC_CTYPE, LANG }: Variables): string | null {
  const charset = (LC_ALL || LC_CTYPE || LANG || '').split('.')[1]?.split('@')[0] ?? 'UTF-8';
  return /^utf-?8$/i.test(charset) ? null : charset;
}
