// `GET /room/:id` as a stream. The room is joined before the answer begins, so that a full one can say so; after that
// the stream ends only with its reader or the Worker.
import { CLOSE } from '../../protocol/close-codes.ts';
import type { FollowPlace } from '../../room/answers.ts';
import type { Environment } from '../environment.ts';
import type { Trouble } from '../problem.ts';
import { FOLLOW_HEADER, FOLLOW_PATH, type FollowCall } from '../room-calls.ts';
import { bodyOf } from './body.ts';
import { Follower, type Open } from './follow.ts';
import { asLines } from './lines.ts';
import type { Happening } from './reading.ts';
import { asServerSentEvents, RETRY } from './server-sent-events.ts';

export interface StreamWish {
  readonly form: 'lines' | 'events';
  readonly room: string;
  readonly name: string | null;
  readonly address: string;
  readonly place: FollowPlace | null;
  /** What comes first, rendered already. */
  readonly prologue: string;
}

const TYPES = { lines: 'text/plain; charset=utf-8', events: 'text/event-stream; charset=utf-8' };
const RENDERERS = { lines: asLines, events: asServerSentEvents };

/** Nothing between the Worker and the reader may gather or recode it. */
export function streamHeaders(form: 'lines' | 'events'): Record<string, string> {
  return { 'Content-Type': TYPES[form], 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' };
}

export async function answerStream(environment: Environment, wish: StreamWish): Promise<Response | Trouble> {
  const follower = new Follower(openerOf(environment, wish), wish.place);
  const happenings = follower.happenings();
  const first = await happenings.next();
  if (first.done) return troubleOf(follower.refusedWith);
  const render = (some: readonly Happening[]): string => some.map(RENDERERS[wish.form]).join('');
  const head = `${wish.form === 'events' ? RETRY : ''}${wish.prologue}${render(first.value)}`;
  const body = bodyOf({ happenings, head, render, close: () => follower.close() });
  return new Response(body, { headers: streamHeaders(wish.form) });
}

function openerOf({ ROOM }: Environment, { room, name, address }: StreamWish): Open {
  return async (place) => {
    const call: FollowCall = { name, address, place };
    const headers = { Upgrade: 'websocket', [FOLLOW_HEADER]: encodeURIComponent(JSON.stringify(call)) };
    const { webSocket } = await ROOM.getByName(room).fetch(`http://room${FOLLOW_PATH}`, { headers });
    if (webSocket === null) throw new Error('The room opened no socket for a stream');
    return webSocket;
  };
}

function troubleOf(code: number | null): Trouble {
  if (code === CLOSE.busyAddress) return { code: 'busyAddress', delayMs: 60_000 };
  if (code === CLOSE.full) return { code: 'full', delayMs: 60_000 };
  return code === CLOSE.badName ? { code: 'nameBad' } : { code: 'fault' };
}
