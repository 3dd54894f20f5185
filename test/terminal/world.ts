// What tests of the terminal client share: the program as it is shipped, people with homes of their own, and a peer on
// the engine that the page runs on.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryOutbox, soleLease } from '../../src/client/memory-outbox.ts';
import { openRoom } from '../../src/client/open-room.ts';
import type { RoomEngine } from '../../src/client/state.ts';
import { identityFrom, nodePlatform } from '../../src/terminal/node-platform.ts';
import { buildTerminal } from '../../src/tools/build-terminal.ts';

let program: Promise<string> | null = null;

/** The built program, made once. */
export function builtProgram(): Promise<string> {
  program ??= buildTerminal();
  return program;
}

export interface Person {
  readonly env: Record<string, string>;
  forget(): Promise<void>;
}

/** Someone on a machine of their own. */
export async function newPerson(origin: string): Promise<Person> {
  const home = await mkdtemp(join(tmpdir(), 'ajar-person-'));
  const env = {
    ...{ HOME: home, AJAR_URL: origin, PATH: process.env.PATH ?? '', TZ: 'UTC', LANG: 'C.UTF-8' },
    ...{ XDG_CONFIG_HOME: join(home, 'config'), XDG_STATE_HOME: join(home, 'state') },
  };
  return { env, forget: () => rm(home, { recursive: true, force: true }) };
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of the program without a terminal. */
export class Piped {
  readonly child: ChildProcess;
  /** Its end, with all it said before. */
  readonly #closed: Promise<unknown>;
  stdout = '';
  stderr = '';

  constructor(file: string, args: readonly string[], env: Record<string, string>) {
    this.child = spawn(process.execPath, [file, ...args], { env, stdio: 'pipe' });
    this.#closed = once(this.child, 'close');
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
  }

  write(text: string): void {
    this.child.stdin?.write(text);
  }

  /** Ends its input, and waits for its end. */
  async finish(input = ''): Promise<Finished> {
    this.child.stdin?.end(input);
    return this.ended();
  }

  async ended(): Promise<Finished> {
    await this.#closed;
    return { code: this.child.exitCode, stdout: this.stdout, stderr: this.stderr };
  }
}

const running: Piped[] = [];

/** A run that ends at the latest where its test calls `endRuns`. */
export function startPiped(file: string, args: readonly string[], env: Record<string, string>): Piped {
  const piped = new Piped(file, args, env);
  running.push(piped);
  return piped;
}

export function endRuns(): void {
  for (const { child } of running.splice(0)) child.kill('SIGKILL');
}

/** The page's engine, as another person in the room. */
export function newPeer(origin: string, room: string, name: string): RoomEngine {
  const identity = identityFrom(crypto.getRandomValues(new Uint8Array(32)));
  return openRoom({ platform: nodePlatform(), origin, room, identity, name, outbox: memoryOutbox(), lease: soleLease });
}

/** What the room holds, oldest first, as its export tells it. */
export async function textsIn(origin: string, room: string): Promise<string[]> {
  const answer = await fetch(`${origin}/room/${room}/export?format=ndjson`);
  const lines = (await answer.text()).trim().split('\n');
  return lines.flatMap((line) => {
    const { kind, body } = JSON.parse(line);
    return kind === 'message' && body !== null ? [body.text] : [];
  });
}
