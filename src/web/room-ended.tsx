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
  if (code === CLOSE.tooOld) return <Ended reason="tooOld" step={{ label: text.ended.reload, take: reload }} />;
  if (code === CLOSE.superseded)
    return <Ended reason="superseded" step={{ label: text.ended.useHere, take: reload }} />;
  if (code === CLOSE.badName) return <BadName />;
  const reason = code === CLOSE.badSignature ? 'badSignature' : 'other';
  return <Ended reason={reason} step={{ label: text.ended.reload, take: reload }} />;
}

/** A full room is waited for: the engine keeps trying. */
export function RoomFull({ retry }: { retry: () => void }) {
  return <Ended reason="full" step={{ label: text.ended.tryNow, take: retry }} />;
}

export function BadLink() {
  return <Ended reason="badLink" step={{ label: text.ended.newRoom, take: openNewRoom }} />;
}

export function LostPage() {
  return <Ended reason="lost" step={{ label: text.ended.newRoom, take: openNewRoom }} />;
}

function BadName() {
  const choose = () => openOverlay({ kind: 'settings' });
  return <Ended reason="badName" step={{ label: text.ended.openSettings, take: choose }} />;
}

interface EndedProps {
  readonly reason: 'badLink' | 'lost' | 'full' | 'tooOld' | 'superseded' | 'badSignature' | 'badName' | 'other';
  readonly step: { readonly label: string; readonly take: () => void };
}

function Ended({ reason, step }: EndedProps) {
  return (
    <NoticePage words={text.ended[reason]}>
      <button type="button" class="button button-primary" onClick={step.take}>
        {step.label}
      </button>
      <LinkTo path="/" class="button">
        {text.ended.home}
      </LinkTo>
    </NoticePage>
  );
}
