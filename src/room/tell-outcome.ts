// What became of posts, told to the socket they came from: acks of what was stored before, and refusals. What was
// appended comes to its author as to everyone.
import { encodeDown } from '../protocol/codec.ts';
import { notice } from '../protocol/plain-text.ts';
import { storedFrame } from './frames.ts';
import type { MemberBook } from './member-book.ts';
import type { Outcome } from './posting.ts';
import { refusalSentence } from './refusal-sentences.ts';
import type { MemberSeat } from './seats.ts';

export function tellOutcome({ peer, session }: MemberSeat, { stored, refusals }: Outcome, book: MemberBook): void {
  if (session.state === 'plain') {
    for (const refusal of refusals) peer.send(notice(refusalSentence(refusal)));
    return;
  }
  if (stored.length > 0) peer.send(storedFrame(stored, book));
  if (refusals.length > 0) peer.send(encodeDown({ type: 'refused', refusals: [...refusals] }));
}
