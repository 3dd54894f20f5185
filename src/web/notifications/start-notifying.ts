// Fetches what tells of messages, once the room is on the page: nobody is away in the first second.
import type { NotifierPorts } from './notifier.ts';

const AFTER_MS = 1_000;

export function startNotifying(ports: NotifierPorts): () => void {
  const closed = new AbortController();
  const start = async () => {
    const { openNotifier } = await import('./notifier.ts');
    if (!closed.signal.aborted) closed.signal.addEventListener('abort', openNotifier(ports));
  };
  // Without it the room works, in silence.
  const timer = setTimeout(() => void start().catch(() => {}), AFTER_MS);
  closed.signal.addEventListener('abort', () => clearTimeout(timer));
  return () => closed.abort();
}
