// Why one is not in the room, in human words, and the next step: one page for every way a connection ends for good.
import { CLOSE } from '../protocol/close-codes.ts';
import { LinkTo } from './link-to.tsx';
import { NoticePage } from './notice-page.tsx';
import { openNewRoom } from './open-new-room.ts';
import { openOverlay } from './overlay.ts';
import { text } from './strings.ts';

const reload = () => location.reload();

export function RoomEnded({ code }: { code: number }) {
  if (code === CLOSE.badRoomId) return <BadLink />;
  if (code === CLOSE.badName) return <BadName />;
  const { reason, label } = RELOADS.get(code) ?? { reason: 'other', label: text.ended.steps.reload };
  return <Ended reason={reason} step={{ label, take: reload }} />;
}

/** Ends that a reload mends: a newer page, another attempt, this tab instead of the other. */
const RELOADS: ReadonlyMap<number, { readonly reason: Reason; readonly label: string }> = new Map([
  [CLOSE.full, { reason: 'full', label: text.ended.steps.tryAgain }],
  [CLOSE.tooOld, { reason: 'tooOld', label: text.ended.steps.reload }],
  [CLOSE.superseded, { reason: 'superseded', label: text.ended.steps.useHere }],
  [CLOSE.badSignature, { reason: 'badSignature', label: text.ended.steps.reload }],
]);

export function BadLink() {
  return <Ended reason="badLink" step={{ label: text.ended.steps.newRoom, take: openNewRoom }} />;
}

/** By reloading: browsers may remember that a part of the page did not load. */
export function NotOpened() {
  return <Ended reason="notOpened" step={{ label: text.ended.steps.tryAgain, take: reload }} />;
}

export function Crashed() {
  return <Ended reason="crashed" step={{ label: text.ended.steps.reload, take: reload }} />;
}

export function LostPage() {
  return <Ended reason="lost" step={{ label: text.ended.steps.newRoom, take: openNewRoom }} />;
}

function BadName() {
  const choose = () => openOverlay({ kind: 'settings' });
  return <Ended reason="badName" step={{ label: text.ended.steps.openSettings, take: choose }} />;
}

type Reason = Exclude<keyof typeof text.ended, 'steps'>;

interface EndedProps {
  readonly reason: Reason;
  readonly step: { readonly label: string; readonly take: () => void };
}

function Ended({ reason, step }: EndedProps) {
  return (
    <NoticePage words={text.ended[reason]}>
      <button type="button" class="button button-primary" onClick={step.take}>
        {step.label}
      </button>
      <LinkTo path="/" class="button">
        {text.ended.steps.home}
      </LinkTo>
    </NoticePage>
  );
}
