// A socket's far end in tests of the room core.
import { decodeDown } from '../../src/protocol/codec.ts';
import type { Down } from '../../src/protocol/down.ts';
import type { Peer } from '../../src/room/seat.ts';
import type { Session } from '../../src/room/session.ts';

/** A socket's far end that keeps all it was sent. Its session outlives the room, as an attachment does. */
export class RecordingPeer implements Peer {
  readonly sent: string[] = [];
  closed: { readonly code: number; readonly reason: string } | null = null;
  session: Session | null = null;
  heartbeat = 0;

  send(text: string): void {
    if (this.closed === null) this.sent.push(text);
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason };
    this.session = null;
  }

  keep(session: Session): void {
    this.session = structuredClone(session);
  }

  heartbeatAt(): number {
    return this.heartbeat;
  }

  /** What came since the last call, decoded; a frame that no schema knows fails the test. */
  take(): Down[] {
    return this.sent.splice(0).map((text) => {
      const frame = decodeDown(text);
      if (!frame.ok) throw new Error(`The room sent a frame that does not decode: ${text}`);
      return frame.value;
    });
  }

  takeLines(): string[] {
    return this.sent.splice(0).flatMap((text) => text.split('\n'));
  }
}
