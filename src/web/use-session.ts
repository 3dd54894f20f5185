// Holds a room open for as long as it is shown.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { openSession, type Session } from './session.ts';

/** Null until the key and the outbox are read. */
export function useSession(room: string): Session | null {
  const session = useSignal<Session | null>(null);
  useEffect(() => {
    let left = false;
    openSession(room).then((opened) => {
      if (left) opened.close();
      else session.value = opened;
    });
    return () => {
      left = true;
      session.peek()?.close();
      session.value = null;
    };
  }, [room]);
  return session.value;
}
