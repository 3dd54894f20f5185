// A chat: what happens in the room goes to the stage, what is typed on the stage goes to the room.
import { loadShortcodes, type ShortcodeTable } from '../../client/shortcodes.ts';
import type { RoomState } from '../../client/state.ts';
import type { LogEvent } from '../../protocol/events.ts';
import type { Ending } from '../exit-codes.ts';
import type { RoomSession } from '../room-session.ts';
import type { Ink } from '../screen/ink.ts';
import { type Entry, notice } from '../screen/span.ts';
import { Transcript } from '../transcript/transcript.ts';
import { diagnose, endingOf } from '../waiting.ts';
import { isCall, isTooOld, type PastWanted } from './judge-event.ts';
import { greeting, invitation, showPast } from './larger-entries.ts';
import { type ObeyPorts, obey, say } from './obey.ts';
import { OnceTold } from './once-told.ts';
import { QuoteWait } from './quote-wait.ts';
import { Reading } from './reading.ts';
import { searchRoom } from './search-room.ts';
import { sourcesOf } from './sources.ts';
import type { Stage, StageEars } from './stage.ts';
import { connectionLines, momentLines } from './status-lines.ts';
import { readTyped } from './talk-commands.ts';

export interface TalkWishes extends PastWanted {
  readonly session: RoomSession;
  readonly ink: Ink;
  readonly bell: boolean;
  readonly signal: AbortSignal;
  openStage(ears: StageEars): Stage;
}

export class Talk {
  readonly #wishes: TalkWishes;
  readonly #reading: Reading;
  readonly #stage: Stage;
  readonly #transcript = new Transcript();
  readonly #waiting: QuoteWait;
  readonly #onceTold = new OnceTold();
  readonly #left = Promise.withResolvers<Ending | null>();
  readonly #stops: readonly (() => void)[];
  #shortcodes: ShortcodeTable = new Map();
  #entries: Entry[] = [];
  #epoch: string | null = null;
  #isGreeted = false;
  #isDiagnosed = false;

  /** Resolves when the person left (null), or the room closed for good. */
  static async hold(wishes: TalkWishes): Promise<Ending | null> {
    const { engine, room } = wishes.session;
    const reading = await Reading.open(room.readFile);
    const talk = new Talk(wishes, reading);
    try {
      return await talk.#left.promise;
    } finally {
      for (const stop of talk.#stops) stop();
      talk.#waiting.release();
      talk.#flush();
      talk.#stage.close();
      await reading.close();
      engine.setTyping(false);
    }
  }

  private constructor(wishes: TalkWishes, reading: Reading) {
    this.#wishes = wishes;
    this.#reading = reading;
    this.#stage = wishes.openStage(this.#ears());
    reading.watch((isThere) => this.#turn(isThere));
    const { engine } = wishes.session;
    this.#waiting = new QuoteWait({ engine, tell: this.#tell, late: () => this.#follow(engine.state) });
    this.#stops = [
      engine.onEvent((event, live) => this.#hear(event, live)),
      engine.subscribe((state) => this.#follow(state)),
    ];
    wishes.signal.addEventListener('abort', () => this.#left.resolve(null), { once: true });
    loadShortcodes()
      .then((table) => {
        this.#shortcodes = table;
      })
      .catch(() => {});
    // The room may have been quicker than the disk.
    for (const event of engine.state.timeline.events) this.#hear(event, false);
    this.#follow(engine.state);
  }

  #ears(): StageEars {
    const { engine } = this.#wishes.session;
    return {
      entered: (text) => this.#enter(text),
      typing: (text) => engine.setTyping(text !== '' && !text.startsWith('/')),
      touched: () => this.#reading.touched(),
      left: () => this.#left.resolve(null),
      sources: () => sourcesOf(engine.state, this.#shortcodes),
    };
  }

  #enter(text: string): void {
    const typed = readTyped(text);
    if (typed.type === 'wrong') return this.#print(notice(typed.sentence, 'warning'));
    if (typed.type === 'text') return say(typed.text, {}, this.#ports(text));
    obey(typed.command, this.#ports(text));
  }

  #ports(typed: string): ObeyPorts {
    const { session } = this.#wishes;
    return {
      engine: session.engine,
      shortcodes: this.#shortcodes,
      typed,
      print: (...entries) => this.#print(...entries),
      fill: (text) => this.#stage.fill(text),
      rename: session.rename,
      invitation: () => invitation(session.target, this.#stage.columns - 1, this.#wishes.ink),
      search: (words) => searchRoom(session.engine, words, (...entries) => this.#print(...entries)),
      showPast: (count) => showPast(session.engine, count, (...entries) => this.#print(...entries)),
      leave: () => this.#left.resolve(null),
    };
  }

  #hear(event: LogEvent, live: boolean): void {
    const { engine } = this.#wishes.session;
    if (engine.epoch !== this.#epoch) this.#begin(engine.epoch);
    if (!this.#isGreeted && isTooOld(event, engine.state, this.#wishes)) return;
    this.#waiting.hear(event, live);
  }

  readonly #tell = (event: LogEvent, live: boolean): void => {
    const { state } = this.#wishes.session.engine;
    this.#entries.push(...this.#transcript.tell(event, state, Date.now()));
    this.#reading.printed({ epoch: this.#epoch ?? '', seq: event.seq });
    if (live && this.#wishes.bell && isCall(event, state)) this.#stage.ring();
  };

  /** Another life of the log, or the first that is seen. What was read of it before goes before a line. */
  #begin(epoch: string): void {
    this.#waiting.release();
    const isNew = this.#epoch !== null && this.#epoch !== '';
    if (isNew) {
      this.#transcript.restart();
      this.#entries.push(notice('The room began anew.', 'warning'));
    }
    this.#epoch = epoch;
    const read = this.#reading.lastRead(epoch);
    if (read !== null) this.#transcript.markUnreadAfter(read);
  }

  #follow(state: RoomState): void {
    const { connection, you } = state;
    this.#waiting.review();
    this.#flush();
    if (connection.status === 'ended') this.#left.resolve(endingOf(connection.code, connection.reason));
    if (connection.status === 'waiting' && state.timeline.generation === 0) this.#explain();
    const { showsMoments } = this.#stage;
    if (!showsMoments) this.#print(...this.#onceTold.news(state));
    const moments = showsMoments ? momentLines(state) : [];
    this.#stage.show([...moments, ...connectionLines(state)], you.name);
    this.#greet(state);
  }

  /** Why it cannot be reached, once: trying goes on. */
  #explain(): void {
    if (this.#isDiagnosed) return;
    this.#isDiagnosed = true;
    diagnose(this.#wishes.session.target).then(({ message }) =>
      this.#print(notice(`${message} Trying on.`, 'warning')),
    );
  }

  /** Below the past, where the eye is. */
  #greet(state: RoomState): void {
    const { connection } = state;
    const isComplete = connection.status === 'joined' && connection.caughtUp && !this.#waiting.isWaiting;
    if (this.#isGreeted || !isComplete) return;
    this.#isGreeted = true;
    this.#print(greeting(state, this.#stage.columns));
  }

  /** Whether the person is there: nothing is read while they are not. */
  #turn(isThere: boolean): void {
    this.#wishes.session.engine.setActive(isThere);
    const { last } = this.#transcript;
    if (isThere) this.#reading.printed({ epoch: this.#epoch ?? '', seq: last });
    else this.#transcript.markUnreadAfter(last);
  }

  #print(...entries: Entry[]): void {
    this.#entries.push(...entries);
    this.#flush();
  }

  #flush(): void {
    const entries = this.#entries;
    this.#entries = [];
    if (entries.length > 0) this.#stage.print(entries);
  }
}
