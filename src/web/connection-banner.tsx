// Says when the connection is gone and when it is back, over the conversation and without moving it.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { changesIn, noticeAt } from './connection-track.ts';
import { online } from './online.ts';
import type { Session } from './session.ts';
import { text } from './strings.ts';
import { usePart } from './use-part.ts';

export function ConnectionBanner({ session }: { session: Session }) {
  const now = useMoment(session);
  const moment = { now, online: online.value, lastClose: session.lastClose.value };
  const isOver = usePart(session.state, ({ connection }) => connection.status === 'ended');
  const notice = isOver ? null : noticeAt(session.track.value, moment);
  return (
    <div class="connection" role="status">
      {notice && (
        <p class={`connection-notice connection-${notice}`}>
          <span class="connection-dot" />
          {text.connection[notice]}
        </p>
      )}
    </div>
  );
}

/** The clock, read again exactly when time alone may change what is said. */
function useMoment({ track }: Session): number {
  const tick = useSignal(0);
  const now = Math.max(Date.now(), tick.value);
  const wait = changesIn(track.value, now);
  useEffect(() => {
    if (wait === null) return;
    const timer = setTimeout(() => {
      tick.value = Date.now();
    }, wait + 1);
    return () => clearTimeout(timer);
  }, [track.value, wait]);
  return now;
}
