// Leaves a room that was written to: says what is not sent, and whether the next run will find it.
import { Ending, EXIT, type ExitCode } from '../exit-codes.ts';
import type { RoomSession } from '../room-session.ts';
import { isOnItsWay } from './sending.ts';

/** Ends as the work did, once the disk knows what is stored; what is lost makes it a failure. */
export async function leaveAfter(
  work: Promise<ExitCode>,
  session: RoomSession,
  tell: (sentence: string) => void,
): Promise<ExitCode> {
  const [done] = await Promise.allSettled([work]);
  const lost = await leave(session, tell);
  if (done.status === 'fulfilled') return lost > 0 ? EXIT.failed : done.value;
  const { reason } = done;
  throw lost > 0 && reason instanceof Ending ? new Ending(EXIT.failed, reason.message) : reason;
}

/** Returns how many posts are lost. */
async function leave({ engine, room, isKept }: RoomSession, tell: (sentence: string) => void): Promise<number> {
  engine.close();
  await engine.settled();
  const waiting = engine.state.outbox.filter(isOnItsWay);
  const kept = waiting.filter(({ id }) => isKept(id)).length;
  const lost = waiting.length - kept;
  if (kept > 0) tell(`${kept} not sent yet; kept for the next run.`);
  if (lost > 0) tell(`${lost} not sent, and lost: ${room.outboxFolder} could not be written.`);
  return lost;
}
