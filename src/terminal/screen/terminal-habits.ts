// What a terminal does when its size changes, as far as its variables tell. Pure.

export interface TerminalHabits {
  /** Lines that are too long for a narrower terminal are broken anew; else they are cut off, or stay as they are. */
  readonly breaksLines: boolean;
  /** So long after a change another may still have to be told. */
  readonly settlesAfterMs: number;
}

/** While a window is dragged there is always another. */
const DRAG_MS = 100;
/** tmux breaks its lines at once, and tells of it up to 250 ms later; on a busy machine it takes longer. */
const TMUX_MS = 500;

type Variables = Readonly<Record<string, string | undefined>>;

export function habitsOf({ TMUX, STY, XTERM_VERSION, TERM = '' }: Variables): TerminalHabits {
  // Over the network the others do not come along.
  const isTmux = Boolean(TMUX) || /^(?:tmux|screen)/.test(TERM);
  return {
    breaksLines: Boolean(TMUX) || !(STY || XTERM_VERSION),
    settlesAfterMs: isTmux ? TMUX_MS : DRAG_MS,
  };
}
