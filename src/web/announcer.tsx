// Says things to screen readers politely, at most once a second, without moving focus.
import { signal } from '@preact/signals';

const EVERY_MS = 1_000;
/** Old lines leave the region: it is a voice, not a log to read back. */
const KEPT_LINES = 4;

interface Line {
  readonly id: number;
  readonly text: string;
}

const lines = signal<readonly Line[]>([]);
const waiting: string[] = [];
let nextId = 0;
let timer: ReturnType<typeof setTimeout> | null = null;

/** Repeating a text says it again: every line is a new element. */
export function announce(text: string): void {
  waiting.push(text);
  if (timer === null) timer = setTimeout(speak, lines.value.length === 0 ? 50 : EVERY_MS);
}

function speak(): void {
  const spoken = waiting.splice(0).map((text) => ({ id: nextId++, text }));
  lines.value = [...lines.value, ...spoken].slice(-Math.max(KEPT_LINES, spoken.length));
  timer = null;
}

export function Announcer() {
  return (
    <div class="visually-hidden" aria-live="polite" aria-relevant="additions" data-testid="announcer">
      {lines.value.map((line) => (
        <p key={line.id}>{line.text}</p>
      ))}
    </div>
  );
}
