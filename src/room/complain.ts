// Tells a client that a frame of its could not be used.
import { encodeDown } from '../protocol/codec.ts';
import { FRAME_ERRORS, type FrameErrorCode } from '../protocol/error-codes.ts';
import type { Peer } from './seat.ts';

interface Complained {
  readonly peer: Pick<Peer, 'send'>;
}

export function complain(seat: Complained, code: FrameErrorCode, ref?: number): null {
  const answer = { code, message: FRAME_ERRORS[code], ...(ref !== undefined && { ref }) };
  seat.peer.send(encodeDown({ type: 'error', ...answer }));
  return null;
}
