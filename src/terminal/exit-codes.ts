// How the program ends: the numbers of sysexits.h where they have one.

export const EXIT = {
  ok: 0,
  /** Something went wrong, or what was not sent is lost; the last lines of standard error say what. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** The room refused: a post, or the person. */
  refused: 3,
  /** There is no such thing at that address. */
  notFound: 4,
  /** The server cannot be reached. */
  unavailable: 69,
  /** It may work later; what was not sent is kept. */
  temporary: 75,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a code and a sentence. */
export class Ending extends Error {
  readonly code: ExitCode;

  constructor(code: ExitCode, sentence: string) {
    super(sentence);
    this.code = code;
  }
}
