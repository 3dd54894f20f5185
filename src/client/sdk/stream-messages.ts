// The messages of a room as a program iterates over them, until it stops, or the room ends.
import type { Seq } from '../../protocol/ids.ts';
import { followLog } from './follow-log.ts';
import type { OpenEngine } from './open-engine.ts';
import type { AbortSignalLike } from './platform-types.ts';
import { readMessage } from './readings.ts';
import type { RoomLife } from './room-life.ts';
import type { Message } from './room-types.ts';
import { untilAborted } from './until-aborted.ts';

export interface StreamOptions {
  /** Null: after the end that the log has on joining. */
  readonly after: Seq | null;
  readonly signal: AbortSignalLike | undefined;
}

export async function* streamMessages(
  life: RoomLife,
  { after, signal }: StreamOptions,
): AsyncGenerator<Message, void, undefined> {
  const isStopped = () => signal?.aborted === true || life.end !== null;
  await untilAborted(life.ready, signal).catch(() => {});
  const { opened, head } = life;
  if (opened !== null && head !== null) {
    const changed = () => untilAborted(nextChange(opened), signal);
    const { engine, pages } = opened;
    for await (const { events, changes } of followLog({ engine, pages, changed, isStopped }, after ?? head)) {
      for (const event of events) {
        if (isStopped()) break;
        const message = readMessage(event, engine.published.state, changes);
        if (message !== null) yield message;
      }
    }
  }
  const isAborted = signal?.aborted === true;
  if (!isAborted && life.end !== null && life.end.code !== 'closed') throw life.end;
}

function nextChange({ engine }: OpenEngine): Promise<void> {
  return new Promise((resolve) => {
    const stop = engine.published.subscribe(() => {
      stop();
      resolve();
    });
  });
}
