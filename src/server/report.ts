// Faults of ours, logged once at the edge with the room they happened in. No client ever sees them.

export function report(room: DurableObjectId): (fault: unknown) => void {
  return (fault) => {
    // biome-ignore lint/suspicious/noConsole: the Worker's log is where operators look
    console.error('room fault', room.toString(), fault);
  };
}
