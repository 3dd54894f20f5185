// Faults of ours, logged once at the edge with the room they happened in. No client ever sees them.

export function report(room: DurableObjectId): (fault: unknown) => void {
  return (fault) => {
    // biome-ignore lint/suspicious/noConsole: the Worker's log is where operators look
    console.error('room fault', room.toString(), fault);
  };
}

/** The same for faults outside any room, or before a room could answer. */
export function reportRequest(fault: unknown): void {
  // biome-ignore lint/suspicious/noConsole: the Worker's log is where operators look
  console.error('request fault', fault);
}
