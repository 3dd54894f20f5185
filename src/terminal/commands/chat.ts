// `ajar ROOM` on a terminal: a chat, until the person leaves.
import type { ExitCode } from '../exit-codes.ts';
import { EXIT } from '../exit-codes.ts';
import type { RoomSession } from '../room-session.ts';
import { plainInk } from '../screen/ink.ts';
import { habitsOf } from '../screen/terminal-habits.ts';
import { PlainStage } from '../talk/plain-stage.ts';
import { PromptStage } from '../talk/prompt-stage.ts';
import { Talk } from '../talk/talk.ts';
import { until } from '../waiting.ts';
import { leaveAfter } from './leave.ts';
import { waiting } from './sending.ts';
import { openFor, type RoomRun } from './surroundings.ts';

/** What is on its way when the person leaves arrives within this, or is kept. */
const LAST_WORDS_MS = 2_000;

export async function chat(run: RoomRun): Promise<ExitCode> {
  const session = await openFor(run, false);
  return leaveAfter(talk(run, session), session, run.around.tell);
}

async function talk({ settings, around }: RoomRun, session: RoomSession): Promise<ExitCode> {
  const { stdin, stdout, ink, env, signal } = around;
  const isPlain = settings.plain || env.TERM === 'dumb';
  const shownInk = env.TERM === 'dumb' ? plainInk : ink;
  const terminal = { stdin, stdout, ink: shownInk, habits: habitsOf(env) };
  const ending = await Talk.hold({
    ...{ session, signal, ink: terminal.ink, bell: settings.bell },
    ...{ history: settings.history, since: settings.since },
    openStage: (ears) => (isPlain ? new PlainStage(terminal, ears) : new PromptStage(terminal, ears)),
  });
  const { engine } = session;
  if (ending === null && !signal.aborted && engine.state.connection.status === 'joined') {
    await until(engine, (state) => waiting(state) === 0, { timeoutMs: LAST_WORDS_MS }).catch(() => false);
  }
  if (ending) throw ending;
  return EXIT.ok;
}
