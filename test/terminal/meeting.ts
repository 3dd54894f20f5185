// What tests of a chat begin with: a server, Ann with the terminal client, and Bo on the page's engine.
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { RoomEngine } from '../../src/client/state.ts';
import { generousVars, type SpawnedServer, spawnServer } from '../support/server.ts';
import { closePanes, forgetPanes, hasTmux, noTmux, Pane, type PaneOptions } from './pane.ts';
import { builtProgram, newPeer, newPerson, type Person } from './world.ts';

export class Meeting {
  #server: SpawnedServer | null = null;
  #ann: Person | null = null;
  #program = '';
  #rooms = 0;
  readonly #peers: RoomEngine[] = [];

  /** One for all tests of a file. */
  static forFile(): Meeting {
    const meeting = new Meeting();
    beforeAll(() => meeting.#begin());
    beforeEach((context) => {
      if (!hasTmux) context.skip(noTmux);
    });
    afterEach(() => {
      for (const peer of meeting.#peers.splice(0)) peer.close();
    });
    afterAll(() => meeting.#end());
    return meeting;
  }

  get url(): string {
    return this.#server?.url ?? '';
  }

  get env(): Record<string, string> {
    return this.#ann?.env ?? {};
  }

  freshRoom(): string {
    this.#rooms += 1;
    return `terminal-${this.#rooms}`;
  }

  /** The words that start Ann's client in a room. */
  command(room: string, ...args: string[]): string[] {
    return [process.execPath, this.#program, room, '--name', 'Ann', ...args];
  }

  openPane(room: string, { env = {}, ...size }: PaneOptions = {}, ...args: string[]): Pane {
    return new Pane(this.command(room, ...args), { env: { ...this.env, ...env }, ...size });
  }

  async bringBo(room: string): Promise<RoomEngine> {
    const bo = newPeer(this.url, room, 'Bo');
    this.#peers.push(bo);
    await expect.poll(() => bo.state.connection).toMatchObject({ status: 'joined', caughtUp: true });
    return bo;
  }

  async #begin(): Promise<void> {
    this.#program = await builtProgram();
    this.#server = await spawnServer({ vars: generousVars });
    this.#ann = await newPerson(this.url);
  }

  async #end(): Promise<void> {
    await closePanes();
    forgetPanes();
    await this.#server?.stop();
    await this.#ann?.forget();
  }
}

export function textsOf(engine: RoomEngine): string[] {
  return engine.state.timeline.events
    .filter(({ kind }) => kind === 'message')
    .map(({ body }) => (body as { text: string }).text);
}

/** Until then what it posts would be about something that the room takes it not to know. */
export function knows(engine: RoomEngine, seq: number) {
  return expect.poll(() => engine.state.timeline.head).toBe(seq);
}

export function lastLine(pane: Pane): string | undefined {
  return pane.screen.at(-1);
}
