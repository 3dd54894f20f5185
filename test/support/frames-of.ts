// What a test asks about the frames a peer was sent.
import type { Down } from '../../src/protocol/down.ts';
import type { LogEvent } from '../../src/protocol/events.ts';

type Of<T extends Down['type']> = Extract<Down, { type: T }>;

export function ofType<T extends Down['type']>(frames: readonly Down[], type: T): Of<T>[] {
  return frames.filter((frame): frame is Of<T> => frame.type === type);
}

/** The one frame of that type; a test that expects one fails on none and on two. */
export function only<T extends Down['type']>(frames: readonly Down[], type: T): Of<T> {
  const [frame, ...more] = ofType(frames, type);
  if (!frame || more.length > 0) {
    throw new Error(`Expected one ${type}, there were ${more.length + (frame ? 1 : 0)} among ${typesOf(frames)}`);
  }
  return frame;
}

export function typesOf(frames: readonly Down[]): Down['type'][] {
  return frames.map((frame) => frame.type);
}

/** Events in the order they came, live or while catching up. */
export function eventsIn(frames: readonly Down[]): LogEvent[] {
  return frames.flatMap((frame) =>
    frame.type === 'events' || frame.type === 'backlog' || frame.type === 'reset' || frame.type === 'page'
      ? frame.events
      : [],
  );
}

export function textsOf(events: readonly LogEvent[]): unknown[] {
  return events.map(({ body }) => (typeof body === 'object' && body !== null && 'text' in body ? body.text : body));
}

export const seqsOf = (events: readonly LogEvent[]): number[] => events.map((event) => event.seq);

export const codesIn = (frames: readonly Down[]): string[] =>
  ofType(frames, 'refused').flatMap((frame) => frame.refusals.map((refusal) => refusal.code));
