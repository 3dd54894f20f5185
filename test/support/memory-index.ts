// The search index by the plainest means: it notes which events it was shown, and looks through them all each time.
import type { MemberRow, SearchIndex, Span, StoredEvent, Term, Wanted } from '../../src/room/ports.ts';

interface Source {
  events(): readonly StoredEvent[];
  members(): readonly MemberRow[];
}

export class MemoryIndex implements SearchIndex {
  readonly #source: Source;
  /** Replaced, never changed, so that a transaction can be undone. */
  seen: ReadonlySet<number> = new Set();
  /** Sizes of the parts it was shown: how the work was divided. */
  readonly chunks: number[] = [];
  /** Set to have the next reading throw. */
  failsNext = false;

  constructor(source: Source) {
    this.#source = source;
  }

  covered(): Span[] {
    const spans: { first: number; last: number }[] = [];
    for (const seq of [...this.seen].sort((a, b) => a - b)) {
      const open = spans.at(-1);
      if (open?.last === seq - 1) open.last = seq;
      else spans.push({ first: seq, last: seq });
    }
    return spans;
  }

  cover(events: readonly StoredEvent[]): void {
    if (this.failsNext) {
      this.failsNext = false;
      throw new Error('The disk is full');
    }
    this.chunks.push(events.length);
    this.seen = new Set([...this.seen, ...events.map(({ seq }) => seq)]);
  }

  find(wanted: Wanted, { first, last }: Span, limit: number): number[] {
    const found = this.#source.events().filter((event) => {
      const text = event.kind === 'message' && event.seq >= first && event.seq <= last ? this.#textOf(event) : null;
      return text !== null && holds(wanted, event, text);
    });
    return found
      .map(({ seq }) => seq)
      .reverse()
      .slice(0, limit);
  }

  authors(): Pick<MemberRow, 'number' | 'name'>[] {
    return this.#source.members().map(({ number, name }) => ({ number, name }));
  }

  /** The newest of what was seen of it. */
  #textOf(message: StoredEvent): string | null {
    const said = this.#source
      .events()
      .filter(({ seq }) => this.seen.has(seq))
      .findLast(({ seq, kind, target }) => seq === message.seq || (kind === 'edit' && target === message.seq));
    return said === undefined ? null : (JSON.parse(said.body)?.text ?? null);
  }
}

function holds({ terms, by, hasLink }: Wanted, event: StoredEvent, text: string): boolean {
  if (by !== null && !by.includes(event.by)) return false;
  if (hasLink && !/https?:\/\/\S|www\.\S/i.test(text)) return false;
  const words = plainWords(text);
  return terms.every((term) => words.some((_, at) => standsAt(words.slice(at), term)));
}

function standsAt(words: readonly string[], { words: wanted, isPrefix }: Term): boolean {
  const isLast = (i: number) => isPrefix && i === wanted.length - 1;
  return wanted.every((word, i) => (isLast(i) ? words[i]?.startsWith(word) : words[i] === word));
}

const STROKES: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
  ς: 'σ',
};
const ALONE =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{Extended_Pictographic}\p{RI}ー]|[^ ]+/gu;

/** The whole text at once, instead of character by character. */
function plainWords(text: string): string[] {
  const bare = text
    .normalize('NFKD')
    .replace(/(?![\u3099\u309a])(?=\p{Mn})[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}\p{sc=Cyrl}]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[øłđðþħæœßıς]/g, (letter) => STROKES[letter] ?? letter)
    .replace(/[\p{DI}\p{Cf}]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}\p{RI}]/gu, ' ')
    .replace(
      /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{Extended_Pictographic}\p{RI}ー]/gu,
      ' $& ',
    );
  return bare.match(ALONE) ?? [];
}
