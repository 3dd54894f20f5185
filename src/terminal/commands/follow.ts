// Prints a room as it goes on: some of its past, then each event as it comes, without a hole between the two.
import type { RoomEngine } from '../../client/state.ts';
import type { LogEvent } from '../../protocol/events.ts';
import { collectPast, insistOnWhole, sceneOf } from '../collect-history.ts';
import type { Target } from '../target.ts';
import { untilJoined } from '../waiting.ts';
import type { Printer } from './printer.ts';

export interface Following {
  readonly engine: RoomEngine;
  readonly target: Target;
  readonly printer: Printer;
  readonly count: number;
  readonly since: number | null;
  readonly timeoutMs: number;
  /** Whether an event is for this reader. */
  isWanted(event: LogEvent): boolean;
}

/** Resolves when the past is printed; what comes later is printed until the engine closes. */
export async function follow({ engine, target, printer, isWanted, ...wishes }: Following): Promise<void> {
  let early: LogEvent[] | null = [];
  let epoch = '';
  const print = (event: LogEvent) => {
    if (isWanted(event)) printer.print(event, engine.state);
  };
  engine.onEvent((event) => {
    if (epoch !== '' && engine.epoch !== epoch) printer.restart();
    epoch = engine.epoch;
    if (early) early.push(event);
    else print(event);
  });
  await untilJoined(engine, target, wishes.timeoutMs);
  const joinedAt = engine.state.timeline.head;
  const past = await collectPast(engine, wishes);
  const scene = sceneOf(engine.state, past);
  for (const event of past.events) if (isWanted(event)) printer.print(event, scene);
  insistOnWhole(past);
  // What came while the past was read; without a wish for the past, nothing of what was there on joining.
  for (const event of early) if (event.seq > joinedAt) print(event);
  early = null;
}
