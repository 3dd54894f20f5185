// Why one is not in the room, in human words, and the next step: one page for every way a connection ends for good.
// Fetched late.
import { useState } from 'preact/hooks';
import { CLOSE } from '../protocol/close-codes.ts';
import { personName } from './identity-store.ts';
import { NoticePage } from './notice-page.tsx';
import { openNewRoom } from './open-new-room.ts';
import { openOverlay } from './overlay.ts';
import { text } from './strings.ts';
import { endedText } from './strings-ended.ts';
import { useTitle } from './use-title.ts';

const { steps, ...reasons } = endedText;

export function RoomEnded({ code }: { code: number }) {
  if (code === CLOSE.badRoomId) return <NoticePage words={reasons.badLink} step={newRoom} />;
  if (code === CLOSE.badName) return <NameRefused />;
  const { reason, label } = RELOADS.get(code) ?? { reason: 'other', label: text.broken.reload };
  return <NoticePage words={reasons[reason]} step={{ label, take: () => location.reload() }} />;
}

/** Ends that a reload mends: a newer page, another attempt, this tab instead of the other. */
const RELOADS: ReadonlyMap<number, { readonly reason: keyof typeof reasons; readonly label: string }> = new Map([
  [CLOSE.full, { reason: 'full', label: text.broken.tryAgain }],
  [CLOSE.tooOld, { reason: 'tooOld', label: text.broken.reload }],
  [CLOSE.superseded, { reason: 'superseded', label: steps.useHere }],
  [CLOSE.badSignature, { reason: 'badSignature', label: text.broken.reload }],
]);

/** With another name the way back is open. */
function NameRefused() {
  const [refused] = useState(personName.peek());
  return <NoticePage words={reasons.badName} step={personName.value === refused ? chooseName : comeIn} />;
}

const newRoom = { label: steps.newRoom, take: openNewRoom };
const chooseName = { label: steps.openSettings, take: () => openOverlay({ kind: 'settings' }) };
const comeIn = { label: steps.comeIn, take: () => location.reload() };

/** An address that leads to no room. */
export function WrongAddress({ page }: { page: 'badLink' | 'lost' }) {
  useTitle(text.title.page(reasons[page].heading));
  return <NoticePage words={reasons[page]} step={newRoom} />;
}
