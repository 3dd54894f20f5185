// Asks the room for its figures when first shown, and again when told to.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as v from 'valibot';
import { RoomStats, statsPath } from '../protocol/room-stats.ts';

export type Asked =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'there'; readonly stats: RoomStats };

/** A server that says nothing for so long is taken for unreachable. */
const PATIENCE_MS = 10_000;

export function useRoomStats(room: string): { readonly asked: Asked; readonly askAgain: () => void } {
  const asked = useSignal<Asked>({ is: 'loading' });
  const attempt = useSignal(0);
  useEffect(() => {
    let left = false;
    const settle = (answer: Asked) => {
      if (!left) asked.value = answer;
    };
    settle({ is: 'loading' });
    load(room).then(
      (stats) => settle({ is: 'there', stats }),
      () => settle({ is: 'failed' }),
    );
    return () => {
      left = true;
    };
  }, [room, attempt.value]);
  const askAgain = () => {
    attempt.value += 1;
  };
  return { asked: asked.value, askAgain };
}

async function load(room: string): Promise<RoomStats> {
  const answer = await fetch(statsPath(room), { signal: AbortSignal.timeout(PATIENCE_MS) });
  return v.parse(RoomStats, await answer.json());
}
