// A search of somebody without a socket: the answer alone, not how far the room is with it.
import { decodeDown } from '../protocol/codec.ts';
import type { Found, FrameError } from '../protocol/down.ts';
import type { MemberId } from '../protocol/ids.ts';
import type { AskSearch } from '../protocol/up.ts';
import type { Searching } from './searching.ts';

export type SearchWish = Pick<AskSearch, 'query' | 'before' | 'limit'>;

export function searchCall(searching: Searching, member: MemberId, wish: SearchWish): Promise<Found | FrameError> {
  return new Promise((resolve) => {
    const send = (text: string): void => {
      const frame = decodeDown(text);
      if (!frame.ok) return;
      if (frame.value.type === 'error' || (frame.value.type === 'found' && isAnswer(frame.value))) resolve(frame.value);
    };
    searching.askAs({ peer: { send }, member, isHere: () => true }, { type: 'search', ref: 0, ...wish });
  });
}

function isAnswer({ hits, next, indexed }: Found): boolean {
  return hits.length > 0 || next !== undefined || indexed.done >= indexed.total;
}
