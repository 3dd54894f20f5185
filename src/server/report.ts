// Faults of ours, logged once at the edge with the room they happened in. No client ever sees them.
import { PLAIN_TEXT_HEADERS } from './security-headers.ts';

export function report(room: DurableObjectId): (fault: unknown) => void {
  return (fault) => {
    // biome-ignore lint/suspicious/noConsole: the Worker's log is where operators look
    console.error('room fault', room.toString(), fault);
  };
}

/** The same for faults outside any room, or before a room could answer. */
export function reportFault(fault: unknown): void {
  // biome-ignore lint/suspicious/noConsole: the Worker's log is where operators look
  console.error('request fault', fault);
}

/** Returns what whoever asked is told. */
export function answerFault(fault: unknown): Response {
  reportFault(fault);
  return new Response('Something broke here. Try again in a moment.\n', { status: 500, headers: PLAIN_TEXT_HEADERS });
}
