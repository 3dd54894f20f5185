// Holds a room open for as long as it is shown.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { openSession, type Session } from './session.ts';

export interface Opening {
  /** Null until the key and the outbox are read. */
  readonly session: Session | null;
  /** Something the room needs did not load. */
  readonly hasFailed: boolean;
}

const WAITING: Opening = { session: null, hasFailed: false };

export function useSession(room: string): Opening {
  const opening = useSignal(WAITING);
  useEffect(() => {
    let left = false;
    const opened = (session: Session) => {
      if (left) session.close();
      else opening.value = { session, hasFailed: false };
    };
    const failed = (error: unknown) => {
      reportError(error);
      if (!left) opening.value = { session: null, hasFailed: true };
    };
    openSession(room).then(opened, failed);
    return () => {
      left = true;
      opening.peek().session?.close();
      opening.value = WAITING;
    };
  }, [room]);
  return opening.value;
}
