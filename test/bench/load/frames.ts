// WebSocket frames as a load generator needs them: masked text up, whatever a server sends down, nothing else.

/** Up frames are masked with zeros, which RFC 6455 allows and which costs the server the same. */
const MASKED = 0x80;
const HEADER_UP_BYTES = 14;

export const OPCODE = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** One masked frame. */
export function encodeFrame(payload: string, opcode: number = OPCODE.text): Buffer {
  const frame = Buffer.allocUnsafe(HEADER_UP_BYTES + Buffer.byteLength(payload));
  const length = frame.length - HEADER_UP_BYTES;
  const start = writeHeader(frame, length, opcode);
  frame.write(payload, start);
  return frame.subarray(0, start + length);
}

/** Writes opcode, length and mask; returns where the payload begins. */
function writeHeader(frame: Buffer, length: number, opcode: number): number {
  frame[0] = 0x80 | opcode;
  if (length < 126) frame[1] = MASKED | length;
  else if (length < 65_536) {
    frame[1] = MASKED | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = MASKED | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  const maskAt = lengthEnd(length);
  frame.fill(0, maskAt, maskAt + 4);
  return maskAt + 4;
}

function lengthEnd(length: number): number {
  if (length < 126) return 2;
  return length < 65_536 ? 4 : 10;
}

/** `payload` is a view of the read buffer: it is only good during the call. */
export type HearFrame = (payload: Buffer, opcode: number) => void;

/** Takes a byte stream apart. A frame that comes in pieces is gathered; whole ones are not copied. */
export class FrameReader {
  readonly #hear: HearFrame;
  #rest: Buffer | null = null;

  constructor(hear: HearFrame) {
    this.#hear = hear;
  }

  /** The first `count` bytes of a buffer that is good for this call only. */
  read(chunk: Buffer, count: number = chunk.length): void {
    if (this.#rest === null) this.#readAll(chunk, count);
    else this.#readAll(Buffer.concat([this.#rest, chunk], this.#rest.length + count), this.#rest.length + count);
  }

  #readAll(bytes: Buffer, length: number): void {
    let at = 0;
    for (;;) {
      const end = this.#readOne(bytes, at, length);
      if (end === at) break;
      at = end;
    }
    this.#rest = at === length ? null : Buffer.from(bytes.subarray(at, length));
  }

  /** Where the frame at `at` ends; `at` itself if it is not all there. */
  #readOne(bytes: Buffer, at: number, limit: number): number {
    if (limit - at < 2) return at;
    const short = bytes[at + 1]! & 0x7f;
    let start = at + 2;
    let length = short;
    if (short === 126) {
      start = at + 4;
      if (limit < start) return at;
      length = bytes.readUInt16BE(at + 2);
    } else if (short === 127) {
      start = at + 10;
      if (limit < start) return at;
      length = Number(bytes.readBigUInt64BE(at + 2));
    }
    const end = start + length;
    if (limit < end) return at;
    this.#hear(bytes.subarray(start, end), bytes[at]! & 0x0f);
    return end;
  }
}
